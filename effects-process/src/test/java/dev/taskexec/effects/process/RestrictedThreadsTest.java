package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Attack 46 and 47: what is put on the thread of a child stays there.
@Timeout(300)
class RestrictedThreadsTest {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final int SPAWNS = 1000;
  private static final int AT_ONCE = 16;

  @TempDir Path folder;

  @Test
  void after_a_thousand_confined_starts_no_thread_of_the_kit_is_restricted() throws Exception {
    var exits = spawnAll();

    assertThat(exits).hasSize(SPAWNS).containsOnly(0);
    Await.until("the end of the threads of children", () -> restricted().isEmpty());
    assertThat(namespacesOfThreads()).hasSize(1);
    ordinaryWorkIsDoneByEverybody();
  }

  /// The control: while a confined program runs, its thread is restricted, and no other.
  @Test
  void while_a_confined_program_runs_its_thread_is_restricted() throws Exception {
    try (var grants = TestingGrants.programs("sleep")) {
      var process = Cage.in(folder, "landlock+ns").start(grants, Optional.empty(), "sleep", "600");
      try {
        assertThat(restricted()).containsExactly("child sleep");
        ordinaryWorkIsDoneByEverybody();
      } finally {
        process.destroyForcibly().waitFor();
        process.reap();
      }
    }
  }

  private List<Integer> spawnAll() {
    var slots = new Semaphore(AT_ONCE);
    try (var grants = TestingGrants.programs("true").read(folder)) {
      var exits =
          IntStream.range(0, SPAWNS)
              .mapToObj(
                  number -> {
                    var exit = new CompletableFuture<Integer>();
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              slots.acquireUninterruptibly();
                              try {
                                exit.complete(spawn(number, grants));
                              } catch (Throwable e) {
                                exit.completeExceptionally(e);
                              } finally {
                                slots.release();
                              }
                            });
                    return exit;
                  })
              .toList();
      return exits.stream().map(CompletableFuture::join).toList();
    }
  }

  private int spawn(int number, TestingGrants grants) throws Exception {
    var tier = number % 2 == 0 ? "landlock" : "landlock+ns";
    var process = Cage.in(folder, tier).start(grants, Optional.empty(), "true");
    var exit = process.waitFor();
    process.reap();
    return exit;
  }

  private void ordinaryWorkIsDoneByEverybody() throws Exception {
    work();
    CompletableFuture.runAsync(this::work, ForkJoinPool.commonPool()).join();
    CompletableFuture.runAsync(this::work, work -> Thread.ofPlatform().start(work)).join();
    CompletableFuture.runAsync(this::work, work -> Thread.ofVirtual().start(work)).join();
  }

  /// Files anywhere, processes, sockets of all kinds.
  private void work() {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        var udp = new DatagramSocket()) {
      assertThat(client.isConnected() && udp.isBound()).isTrue();
      var file = Files.createTempFile(folder, "any", "");
      Files.writeString(file, "written");
      assertThat(Files.readAllBytes(Path.of("/proc/self/environ"))).isNotEmpty();
      assertThat(new ProcessBuilder("sh", "-c", "cat " + file).start().waitFor()).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The names of the threads that are under a filter, or may not get more rights.
  private static List<String> restricted() {
    var names = new ArrayList<String>();
    for (var thread : threads()) {
      var status = read(thread.resolve("status"));
      if (status.matches("(?s).*(NoNewPrivs|Seccomp):\\s[^0].*")) {
        names.add(status.lines().findFirst().orElseThrow().replaceFirst("Name:\\s*", ""));
      }
    }
    return names;
  }

  private static Set<String> namespacesOfThreads() throws IOException {
    var namespaces = new LinkedHashSet<String>();
    for (var thread : threads()) {
      try {
        namespaces.add(
            List.of("pid_for_children", "ipc", "net").stream()
                .map(name -> link(thread.resolve("ns").resolve(name)))
                .toList()
                .toString());
      } catch (UncheckedIOException e) {
        assertThat(e.getCause()).isInstanceOf(NoSuchFileException.class);
      }
    }
    return namespaces;
  }

  private static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> threads() {
    try (var threads = Files.list(THREADS)) {
      return threads.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Empty where the thread has ended meanwhile.
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
