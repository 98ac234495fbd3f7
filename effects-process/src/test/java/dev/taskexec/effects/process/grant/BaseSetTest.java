package dev.taskexec.effects.process.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseSetTest {
  private static final Path PAGE = Path.of(System.getProperty("kit.root"), "docs", "PERMITS.md");

  @TempDir Path folder;

  @Test
  void the_page_shows_it_as_it_is() throws IOException {
    var page = Files.readString(PAGE);

    assertThat(page)
        .contains("Version " + BaseSet.VERSION + ":")
        .contains(block(BaseSet.LOADER, BaseSet.LIBRARIES, BaseSet.PLACE, BaseSet.DEVICES))
        .contains(block(BaseSet.NETWORK));
  }

  @SafeVarargs
  private static String block(List<BaseSet.Entry>... groups) {
    return Stream.of(groups)
        .flatMap(List::stream)
        .map(entry -> "%-13s %s\n".formatted(words(entry), entry.path()))
        .collect(Collectors.joining("", "```text\n", "```\n"));
  }

  private static String words(BaseSet.Entry entry) {
    return Stream.of(Access.READ, Access.EXECUTE, Access.CHANGE)
        .filter(entry.access()::contains)
        .map(access -> access == Access.CHANGE ? "write" : access.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  @Test
  void it_is_granted_whatever_the_permits_say() throws Exception {
    var bench = new GrantBench(folder);

    try (var granted = bench.granted()) {
      assertThat(granted.grants().paths())
          .extracting(Grant::path)
          .contains(Path.of("/dev/null"))
          .doesNotContain(Path.of("/etc/hosts"))
          .noneMatch(path -> path.equals(Path.of("/usr/lib")) || path.startsWith("/home"));
    }
    try (var granted = bench.granted("net:*:443")) {
      assertThat(granted.grants().paths()).extracting(Grant::path).contains(Path.of("/etc/hosts"));
    }
  }

  /// With a folder of programs in it, the loader would run any of them.
  @Test
  void no_folder_of_programs_is_in_it() throws Exception {
    try (var granted = new GrantBench(folder).granted("net:*")) {
      for (var grant : granted.grants().paths()) {
        var path = grant.path();

        assertThat(Stream.of("/usr/bin", "/usr/sbin", "/usr/lib/jvm", "/usr/libexec").map(Path::of))
            .noneMatch(programs -> programs.startsWith(path));
      }
    }
  }
}
