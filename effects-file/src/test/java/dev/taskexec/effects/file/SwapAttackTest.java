package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Attack 4: links are swapped with files and folders while they are in use. Whoever looks at a
/// path first and opens it then loses this race now and then; here nobody may, in 40,000 tries.
@Timeout(300)
@ParameterizedClass
@EnumSource(Way.class)
class SwapAttackTest {
  private static final int TRIES = 40_000;
  private static final int CONTROLS = 4_000;
  private static final int WRITES = 2_000;
  private static final String SECRET = "the secret\n";

  @Parameter Way way;
  @TempDir Path base;
  private final AtomicBoolean over = new AtomicBoolean();
  private Bench bench;
  private Path outside;
  private Thread swapper;

  @BeforeEach
  void prepare() throws IOException {
    outside = Files.createDirectory(base.resolve("outside"));
    Files.writeString(outside.resolve("file"), SECRET);
    bench = new Bench(Files.createDirectory(base.resolve("root")), way);
    bench.file("in/spot/file", "plain\n");
    bench.permits("read:in/**", "write:in/**");
    swapper = new Thread(() -> {});
  }

  @AfterEach
  void end() throws InterruptedException {
    over.set(true);
    swapper.join();
  }

  @Test
  void a_folder_on_the_way_is_swapped_while_it_is_read() {
    swapFolders();

    var tally = read("in/spot/file", TRIES);

    assertThat(tally.leaks).isZero();
    assertThat(tally.read).isPositive();
    assertThat(tally.refused).isPositive();
  }

  @Test
  void the_file_itself_is_swapped_while_it_is_read() {
    swapFiles();

    var tally = read("in/spot/file", TRIES);

    assertThat(tally.leaks).isZero();
    assertThat(tally.read).isPositive();
    assertThat(tally.refused).isPositive();
  }

  @Test
  void a_folder_on_the_way_is_swapped_while_it_is_written_and_deleted() {
    swapFolders();

    for (var i = 0; i < WRITES; i++) {
      bench.perform("file.write", "path", "in/spot/new", "content", "x");
      bench.perform("file.append", "path", "in/spot/file", "content", "x");
      bench.perform("file.delete", "path", "in/spot/file");
      if (way == Way.BEST) {
        bench.perform("file.mkdir", "path", "in/spot/folder");
      }
    }

    assertThat(outside).isDirectoryNotContaining(path -> !path.endsWith("file"));
    assertThat(outside.resolve("file")).hasContent(SECRET);
  }

  @Test
  void control_with_a_permit_for_both_the_secret_is_read() {
    bench.permits("read:in/**", "read:" + outside + "/**");
    swapFiles();

    assertThat(read("in/spot/file", CONTROLS).leaks).isPositive();
  }

  private static final class Tally {
    int read;
    int refused;
    int leaks;
  }

  private Tally read(String path, int tries) {
    var tally = new Tally();
    for (var i = 0; i < tries; i++) {
      switch (bench.perform("file.read", "path", path)) {
        case EffectOutcome.Done(var result, _) -> {
          if (Bench.text(result, "content").equals(SECRET)) {
            tally.leaks++;
          } else {
            tally.read++;
          }
        }
        case EffectOutcome.Refused _ -> tally.refused++;
        case EffectOutcome.Failed _ -> {}
        case EffectOutcome.Cancelled _, EffectOutcome.Exhausted _ ->
            throw new AssertionError("nobody asked for it");
      }
    }
    return tally;
  }

  private void swapFolders() {
    var spot = bench.path("in/spot");
    var aside = bench.path("in/aside");
    var link = bench.link("in/link", outside);
    swap(
        () -> {
          Files.move(spot, aside, StandardCopyOption.ATOMIC_MOVE);
          Files.move(link, spot, StandardCopyOption.ATOMIC_MOVE);
          Files.move(spot, link, StandardCopyOption.ATOMIC_MOVE);
          Files.move(aside, spot, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private void swapFiles() {
    var file = bench.path("in/spot/file");
    var other = bench.path("in/spot/other");
    swap(
        () -> {
          Files.createSymbolicLink(other, outside.resolve("file"));
          Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
          Files.writeString(other, "plain\n");
          Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  @FunctionalInterface
  private interface Swap {
    void once() throws IOException;
  }

  private void swap(Swap swap) {
    swapper =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    try {
                      swap.once();
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }
                });
  }
}
