package dev.taskexec.kernel.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunLockTest {
  private static final RunLock.Holder HOLDER =
      new RunLock.Holder(Optional.of("boot"), 4711, Instant.parse("2026-11-21T09:43:13.162Z"));

  /// Locks a file as another kit does, says so, and holds it until its input ends.
  private static final String OTHER_KIT =
      """
      import java.nio.ByteBuffer;
      import java.nio.channels.FileChannel;
      import java.nio.file.Path;
      import java.nio.file.StandardOpenOption;

      class OtherKit {
        public static void main(String[] args) throws Exception {
          var channel = FileChannel.open(Path.of(args[0]),
              StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
          var lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
          if (lock != null) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                ("{\\"boot\\":null,\\"pid\\":" + ProcessHandle.current().pid() + "}\\n").getBytes()));
          }
          System.out.println(lock == null ? "refused" : "held");
          System.in.read();
        }
      }
      """;

  @TempDir Path parent;
  private RunFolder run;
  private Path file;

  @BeforeEach
  void a_runs_folder() throws IOException {
    var runs = new Place(parent, "runs");
    var id = new RunId("20261121_094313Z");
    run = new RunFolder(id, runs, runs.child(id.value()));
    file = Files.createDirectory(run.place().real()).resolve("lock");
  }

  @Test
  void names_its_holder() throws Exception {
    try (var _ = RunLock.take(run, HOLDER)) {
      assertThat(file)
          .hasContent("{\"boot\":\"boot\",\"pid\":4711,\"since\":\"2026-11-21T09:43:13.162Z\"}\n");
    }
    assertThat(file).exists();
  }

  @Test
  void a_second_one_in_the_same_process_is_refused_until_the_first_is_closed() throws Exception {
    var first = RunLock.take(run, HOLDER);

    for (var i = 0; i < 3; i++) {
      var held = catchThrowableOfType(RunHeldException.class, () -> RunLock.take(run, HOLDER));
      assertThat(held.pid()).isEqualTo(OptionalLong.of(4711));
    }
    first.close();

    RunLock.take(run, HOLDER).close();
  }

  @Test
  void another_process_is_kept_out_also_after_others_of_this_one_were_refused() throws Exception {
    try (var _ = RunLock.take(run, HOLDER)) {
      // Closing any descriptor of the file would drop the lock of the whole process.
      assertThatThrownBy(() -> RunLock.take(run, HOLDER)).isInstanceOf(RunHeldException.class);
      Files.move(run.place().real(), parent.resolve("moved"));
      var moved = new RunFolder(run.id(), run.runs(), run.runs().child("moved"));
      assertThatThrownBy(() -> RunLock.take(moved, HOLDER)).isInstanceOf(RunHeldException.class);

      try (var other = new OtherKit(parent, parent.resolve("moved/lock"))) {
        assertThat(other.says).isEqualTo("refused");
      }
    }
  }

  @Test
  void a_lock_of_another_process_ends_with_it_however_it_ends() throws Exception {
    try (var other = new OtherKit(parent, file)) {
      assertThat(other.says).isEqualTo("held");
      var held = catchThrowableOfType(RunHeldException.class, () -> RunLock.take(run, HOLDER));
      assertThat(held.pid()).isEqualTo(OptionalLong.of(other.process.pid()));

      other.process.destroyForcibly().waitFor();
    }

    try (var _ = RunLock.take(run, HOLDER)) {
      assertThat(file).content().contains("\"pid\":4711");
    }
  }

  @Test
  void a_stale_file_is_locked_again_although_its_process_number_is_in_use() throws Exception {
    Files.writeString(
        file, "{\"boot\":\"boot\",\"pid\":%d}".formatted(ProcessHandle.current().pid()));

    RunLock.take(run, HOLDER).close();

    assertThat(file).content().contains("\"pid\":4711");
  }

  @Test
  void a_holder_that_says_nothing_sensible_is_not_named() throws Exception {
    try (var _ = new OtherKit(parent, file)) {
      Files.writeString(file, "x".repeat(10_000));

      var held = catchThrowableOfType(RunHeldException.class, () -> RunLock.take(run, HOLDER));

      assertThat(held.pid()).isEmpty();
    }
  }

  @Test
  void what_a_link_leads_to_stays_as_it_is() throws Exception {
    var precious = Files.writeString(parent.resolve("precious"), "precious");
    Files.createSymbolicLink(file, precious);

    assertThatThrownBy(() -> RunLock.take(run, HOLDER))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("lock");

    assertThat(precious).hasContent("precious");
  }

  /// Another process that asks for the lock.
  private static final class OtherKit implements AutoCloseable {
    final Process process;
    final String says;

    OtherKit(Path folder, Path file) throws IOException {
      var source = Files.writeString(folder.resolve("OtherKit.java"), OTHER_KIT);
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  source.toString(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      says = process.inputReader().readLine();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }
}
