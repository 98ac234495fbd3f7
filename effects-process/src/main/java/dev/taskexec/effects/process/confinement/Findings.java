package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What was found out, in the words of the record.
final class Findings {
  private static final Path RELEASE = Path.of("/proc/sys/kernel/osrelease");

  private Findings() {}

  static Sandbox.Capability of(Found found) {
    var facts =
        JsonValue.Obj.builder()
            .put("kernel", kernel())
            .put("machine", found.machine().name().toLowerCase(Locale.ROOT))
            .put("landlock", found.landlock().orElse(0))
            .put("seccomp", found.landlock().isPresent())
            .put("namespaces", found.namespaces().map(each -> each.way().name()).orElse("none"))
            .putStrings("tools", found.namespaces().map(Wrapper::programs).orElse(List.of()));
    return new Sandbox.Capability(found.tier().text(), found.lacks(), facts.build());
  }

  private static String kernel() {
    try {
      return Files.readString(RELEASE).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
