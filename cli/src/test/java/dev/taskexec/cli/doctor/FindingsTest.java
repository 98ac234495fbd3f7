package dev.taskexec.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.abi.checkup.Finding.State;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
  @TempDir Path folder;

  @Test
  void a_folder_that_takes_files_is_fine_and_stays_as_it_was() throws IOException {
    var found = new FolderFindings(folder).look();

    assertThat(found.getFirst().state()).isEqualTo(State.FINE);
    try (var entries = Files.list(folder)) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void a_folder_that_takes_none_is_said_with_what_to_do() {
    var found = new FolderFindings(folder.resolve("missing")).look();

    assertThat(found.getFirst().state()).isEqualTo(State.LACKING);
    assertThat(found.getFirst().remedy()).hasValueSatisfying(it -> it.contains("--runs"));
  }

  @Test
  void the_system_is_what_proc_says() throws IOException {
    Files.createDirectories(folder.resolve("sys/kernel"));
    Files.writeString(folder.resolve("sys/kernel/osrelease"), "6.12.1\n");
    Files.createDirectory(folder.resolve("self"));

    var found = new MachineFindings(folder).look();

    assertThat(found.getFirst().text()).isEqualTo("Linux 6.12.1");
    assertThat(found).hasSize(2);
  }

  @Test
  void without_proc_it_is_no_linux() {
    var found = new MachineFindings(folder).look();

    assertThat(found).extracting(Finding::state).containsExactly(State.LACKING);
  }

  @Test
  void each_thing_that_the_sandbox_misses_is_a_finding_with_a_remedy() {
    var capability = new Sandbox.Capability("landlock", List.of("a", "b"), Obj.EMPTY);

    var found = SandboxFindings.look(capability);

    assertThat(found).extracting(Finding::text).containsExactly("tier landlock", "a", "b");
    assertThat(found.subList(1, 3)).allMatch(finding -> finding.remedy().isPresent());
  }

  @Test
  void configuration_is_named() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/hooks.json"), "{}");
    Files.writeString(folder.resolve("sot.md"), "");

    var found = new ConfigurationFindings(folder).look();

    assertThat(found.getFirst().text()).isEqualTo("here: sot.md, config/hooks.json");
  }
}
