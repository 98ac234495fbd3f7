package dev.taskexec.kernel.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutputLogTest {
  private static final long HUGE = 300L << 20;
  private static final long LITTLE = 2L << 20;

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void standard_error_of_any_size_needs_no_memory() throws Exception {
    var logs = new LogFolder(new Place(folder, "logs"), RunId.of(Instant.EPOCH, 1));
    var log = logs.begin("A", "cmd1", "$ run");
    grow(log.files().stderr(), HUGE);
    var before = allocated();

    var file = log.finish();

    assertThat(allocated() - before).isLessThan(LITTLE);
    assertThat(file.bytes()).isEqualTo("$ run\n\n[stderr]\n".length() + HUGE);
    assertThat(folder.resolve("A_cmd1.log")).hasSize(file.bytes());
    assertThat(folder.resolve(".A_cmd1.stderr")).doesNotExist();
  }

  @Test
  void one_that_is_only_closed_is_finished() throws Exception {
    var logs = new LogFolder(new Place(folder, "logs"), RunId.of(Instant.EPOCH, 1));
    try (var log = logs.begin("A", "cmd1", "$ run")) {
      Files.writeString(log.files().stderr(), "err");
    }

    assertThat(folder.resolve("A_cmd1.log")).hasContent("$ run\n\n[stderr]\nerr");
    assertThat(folder.resolve(".A_cmd1.stderr")).doesNotExist();
  }

  private static void grow(Path file, long bytes) throws IOException {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
