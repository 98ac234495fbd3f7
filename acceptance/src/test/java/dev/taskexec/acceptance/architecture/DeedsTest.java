package dev.taskexec.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.taskexec.acceptance.architecture.violation.FileWriters;
import dev.taskexec.acceptance.architecture.violation.ForeignCallers;
import dev.taskexec.acceptance.architecture.violation.ProcessStarters;
import dev.taskexec.acceptance.architecture.violation.SocketOpeners;
import dev.taskexec.acceptance.architecture.violation.SystemTouchers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may start a process, open a socket, write a file, touch `System`, call what is not Java.
class DeedsTest {

  @Test
  void only_effects_process_starts_processes() {
    var doers = Deed.STARTS_PROCESSES.doers(Production.CLASSES);

    assertThat(doers)
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev.taskexec.effects.process."));
  }

  @Test
  void only_effects_net_opens_sockets() {
    var doers = Deed.OPENS_SOCKETS.doers(Production.CLASSES);

    assertThat(doers).isNotEmpty().allMatch(name -> name.startsWith("dev.taskexec.effects.net."));
  }

  @Test
  void only_effects_file_the_runs_and_what_outlives_them_and_the_atomic_writers_write_files() {
    var doers = Deed.WRITES_FILES.doers(Production.CLASSES);

    assertThat(doers)
        .contains("dev.taskexec.abi.file.AtomicFile", "dev.taskexec.kernel.folder.RunFolder")
        .allMatch(
            name ->
                name.startsWith("dev.taskexec.abi.file.Atomic")
                    || name.startsWith("dev.taskexec.kernel.folder.")
                    || name.startsWith("dev.taskexec.kernel.ledger.FileLine")
                    || name.startsWith("dev.taskexec.kernel.artifact.")
                    || name.equals("dev.taskexec.kernel.resume.EvidenceFile")
                    || name.equals("dev.taskexec.kernel.resume.TornLine")
                    || name.startsWith("dev.taskexec.effects.process.pump.")
                    || name.equals("dev.taskexec.cli.doctor.FolderFindings")
                    || name.startsWith("dev.taskexec.effects.file.")
                    || name.startsWith("dev.taskexec.effects.net.folder."));
  }

  @Test
  void the_atomic_writer_has_these_callers() {
    var callers =
        Production.CLASSES.get("dev.taskexec.abi.file.AtomicFile").getAccessesToSelf().stream()
            .map(access -> access.getOriginOwner().getName().replaceFirst("\\$.*", ""))
            .filter(name -> !name.equals("dev.taskexec.abi.file.AtomicFile"))
            .distinct()
            .sorted()
            .toList();

    assertThat(callers)
        .containsExactly(
            "dev.taskexec.abi.file.AtomicFolder",
            "dev.taskexec.cli.command.ImportCommand",
            "dev.taskexec.cli.command.InitCommand",
            "dev.taskexec.cli.command.PlanCommand",
            "dev.taskexec.kernel.artifact.StateFile",
            "dev.taskexec.kernel.folder.LatestRun",
            "dev.taskexec.kernel.folder.LearnedFile",
            "dev.taskexec.kernel.folder.RunFolder",
            "dev.taskexec.kernel.folder.RunJson",
            "dev.taskexec.kernel.ledger.FileLineStore");
  }

  @Test
  void only_main_touches_system() {
    assertThat(Deed.TOUCHES_SYSTEM.doers(Production.CLASSES))
        .containsExactly("dev.taskexec.cli.Main");
  }

  @Test
  void only_the_calls_to_the_c_library_and_the_launcher_make_foreign_calls() {
    var doers = Deed.MAKES_FOREIGN_CALLS.doers(Production.CLASSES);

    assertThat(doers)
        .contains("dev.taskexec.effects.process.nativecall.Spawn")
        .contains("dev.taskexec.effects.file.nativecall.Descriptor")
        .allMatch(
            name ->
                name.startsWith("dev.taskexec.effects.process.nativecall.")
                    || name.startsWith("dev.taskexec.effects.file.nativecall.")
                    || name.startsWith("dev.taskexec.effects.process.launcher."));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ProcessStarters.class,
        SocketOpeners.class,
        FileWriters.class,
        SystemTouchers.class,
        ForeignCallers.class
      })
  void every_way_to_do_it_is_recognised_and_what_looks_like_it_is_not(Class<?> fixture) {
    var deed =
        switch (fixture.getSimpleName()) {
          case "ProcessStarters" -> Deed.STARTS_PROCESSES;
          case "SocketOpeners" -> Deed.OPENS_SOCKETS;
          case "FileWriters" -> Deed.WRITES_FILES;
          case "ForeignCallers" -> Deed.MAKES_FOREIGN_CALLS;
          default -> Deed.TOUCHES_SYSTEM;
        };

    var ways = nested(fixture);
    var caught =
        ways.stream().filter(deed::isDoneBy).map(JavaClass::getSimpleName).sorted().toList();

    assertThat(caught)
        .isNotEmpty()
        .isEqualTo(
            ways.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.startsWith("Harmless"))
                .sorted()
                .toList());
    assertThat(ways)
        .extracting(JavaClass::getSimpleName)
        .anyMatch(name -> name.startsWith("Harmless"));
  }

  private static List<JavaClass> nested(Class<?> fixture) {
    return List.copyOf(new ClassFileImporter().importClasses(fixture.getDeclaredClasses()));
  }
}
