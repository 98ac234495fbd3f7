package dev.taskexec.effects.process.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.effects.process.Await;
import dev.taskexec.effects.process.nativecall.Signals;
import dev.taskexec.effects.process.nativecall.Subreaper;
import dev.taskexec.effects.process.tree.Orphans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is the Linux launcher's own; what all launchers do is tested with the effect.
@Timeout(120)
class LinuxLauncherTest {
  private static final String CHILD = "child ";

  @TempDir Path folder;
  private final LinuxLauncher launcher = LinuxLauncher.find().orElseThrow();
  private final List<LinuxProcess> started = new ArrayList<>();

  @AfterEach
  void let_go() {
    for (var process : started) {
      process.destroyForcibly();
      process.reap();
    }
  }

  @Test
  void a_thousand_processes_leave_no_thread_no_descriptor_and_no_zombie() throws Exception {
    run("true");
    var descriptors = descriptors();
    var others = Set.copyOf(children());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 1000; i++) {
        threads.submit(() -> run("true"));
      }
    }

    Await.until("the end of all threads of children", () -> threadsOfChildren() == 0);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
    Await.until("the end of all its children", () -> others.containsAll(own()));
  }

  @Test
  void a_start_that_fails_leaves_nothing_either() throws Exception {
    run("true");
    var descriptors = descriptors();
    var others = Set.copyOf(children());

    for (var i = 0; i < 200; i++) {
      assertThatThrownBy(() -> launcher.launch(launch("./none")))
          .isInstanceOf(LaunchException.class);
    }

    Await.until("the end of all threads of children", () -> threadsOfChildren() == 0);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
    Await.until("the end of all its children", () -> others.containsAll(own()));
  }

  /// The children of this JVM, but for orphans that other tests left behind and that have ended
  /// meanwhile: what the launcher should have let go is not among those that are cleared away.
  private static List<String> own() {
    Orphans.clear();
    return children();
  }

  @Test
  void an_interrupt_while_it_starts_is_kept_for_later() throws Exception {
    var process = new CompletableFuture<LinuxProcess>();
    var interrupted = new CompletableFuture<Boolean>();

    Thread.ofVirtual()
        .start(
            () -> {
              Thread.currentThread().interrupt();
              try {
                process.complete(launcher.launch(launch("sh", "-c", "exit 3")));
              } catch (LaunchException e) {
                process.completeExceptionally(e);
              }
              interrupted.complete(Thread.currentThread().isInterrupted());
            });

    assertThat(known(process.get()).waitFor()).isEqualTo(3);
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void a_process_is_a_process_to_java() throws Exception {
    var process = start("sleep", "10000");

    assertThat(process.isAlive()).isTrue();
    assertThat(process.toHandle().pid()).isEqualTo(process.pid());
    assertThat(process.toHandle().isAlive()).isTrue();
    assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThatThrownBy(process::exitValue).isInstanceOf(IllegalThreadStateException.class);
    var exit = process.onExit();
    assertThat(exit).isNotDone();

    process.destroy();

    assertThat(process.waitFor()).isEqualTo(128 + Signals.TERMINATE);
    assertThat(exit.get()).isSameAs(process);
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitValue()).isEqualTo(128 + Signals.TERMINATE);
  }

  @Test
  void a_stubborn_process_is_ended_forcibly() throws Exception {
    var process =
        start("sh", "-c", "trap '' TERM; echo ready >ready; while :; do sleep 10000; done");
    Await.until("the trap", () -> Files.exists(folder.resolve("ready")));
    process.destroy();

    process.destroyForcibly();

    assertThat(process.waitFor()).isEqualTo(128 + Signals.KILL);
    process.signalGroup(Signals.KILL);
  }

  @Test
  void a_process_leads_a_group_of_its_own() throws Exception {
    var process = start("sleep", "10000");

    assertThat(process.processGroup()).isEqualTo(process.pid());
    assertThat(Signals.groupOf(process.pid())).hasValue(process.pid());
  }

  @Test
  void what_its_leader_left_behind_in_the_group_can_be_reached_until_it_is_reaped()
      throws Exception {
    var process = start("sh", "-c", "sleep 10000 & echo $! >left");
    process.waitFor();
    var left = Await.process(folder.resolve("left"));

    assertThat(process.signal(Signals.TERMINATE)).isFalse();
    assertThat(process.signalGroup(Signals.TERMINATE)).isTrue();

    Await.until("the end of what was left", () -> left.info().commandLine().isEmpty());
  }

  @Test
  void a_process_that_is_gone_is_never_signalled() throws Exception {
    var process = start("true");
    process.waitFor();
    process.reap();

    assertThat(process.signal(Signals.KILL)).isFalse();
    assertThat(process.signalGroup(Signals.KILL)).isFalse();
    assertThat(process.toHandle().isAlive()).isFalse();
    assertThat(Signals.groupOf(process.pid())).isEmpty();
  }

  /// Whatever the interleaving: that is what the monitor is for.
  @Test
  void signals_and_the_end_may_come_at_once() throws Exception {
    for (var i = 0; i < 300; i++) {
      var process = start("true");
      var signals =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (process.signal(Signals.CONTINUE)) {
                      Thread.onSpinWait();
                    }
                  });

      assertThat(process.waitFor()).isZero();
      process.reap();
      signals.join();

      assertThat(process.usage()).isPresent();
    }
  }

  @Test
  void its_cpu_time_is_that_which_the_system_counted() throws Exception {
    var process = start("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done");
    process.waitFor();
    assertThat(process.usage()).isEmpty();

    process.reap();

    var idle = start("sleep", "0.3");
    idle.waitFor();
    idle.reap();
    assertThat(process.usage().orElseThrow().cpuMs())
        .isGreaterThan(20)
        .isGreaterThan(10 * idle.usage().orElseThrow().cpuMs());
  }

  @Test
  void a_signal_is_neither_blocked_nor_ignored_in_it() throws Exception {
    // glibc's own two, 32 and 33, it always leaves ignored; no program can know them.
    assertThat(said("grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status").split("\\s+"))
        .containsExactly("SigBlk:", "0000000000000000", "SigIgn:", "0000000180000000");
  }

  @Test
  void it_has_the_standard_descriptors_only() throws Exception {
    try (var more = Files.newInputStream(Path.of("/dev/zero"))) {
      assertThat(more).isNotNull();

      // The fourth is that of ls itself.
      assertThat(said("ls", "/proc/self/fd").lines()).containsExactly("0", "1", "2", "3");
    }
  }

  @Test
  void the_bytes_of_the_folder_and_of_the_program_s_name_arrive() throws Exception {
    said("sh", "-c", "d=$(printf 'd\\377'); mkdir $d; cp /bin/pwd $d/own");
    Path odd;
    try (var files = Files.list(folder)) {
      odd =
          files
              .filter(file -> !file.toString().equals(file.toString().replace("\ufffd", "")))
              .findFirst()
              .orElseThrow();
    }

    said(odd, "./own");

    assertThat(Files.readAllBytes(folder.resolve("said")))
        .endsWith(new byte[] {'/', 'd', (byte) 0xff, '\n'});
  }

  /// A thread's timer slack is inherited as a restriction is: by what the thread starts, processes
  /// and threads alike.
  @Test
  void what_a_child_s_thread_puts_on_itself_reaches_the_child() throws Exception {
    var restricted = launcher.under(new TimerSlack(77_000)::addTo);

    var child = known(restricted.launch(launch("cat", "/proc/self/timerslack_ns")));

    assertThat(child.waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("said"))).isEqualTo("77000\n");
  }

  @Test
  void what_a_child_s_thread_puts_on_itself_reaches_no_other_thread() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var output = folder.resolve("said").toFile();

    new ProcessBuilder(
            java,
            "-Djdk.virtualThreadScheduler.parallelism=256",
            "-Djdk.virtualThreadScheduler.maxPoolSize=256",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Inheritance.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start()
        .waitFor();

    assertThat(output).hasContent("done");
  }

  @Test
  void an_orphan_becomes_the_kit_s_own_where_it_asks_for_that_and_can_be_reaped() throws Exception {
    assertThat(Subreaper.set(true)).isTrue();
    try {
      var process = start("sh", "-c", "sleep 0.1 & echo $! >left");
      process.waitFor();
      var left = Long.parseLong(Await.line(folder.resolve("left")));

      Await.until("the orphan's end", () -> Subreaper.reap(left));

      assertThat(ProcessHandle.of(left)).isEmpty();
    } finally {
      assertThat(Subreaper.set(false)).isTrue();
    }
  }

  @Test
  void a_number_that_means_many_is_refused() {
    for (var number : List.of(-1L, 0L, 1L, 1L << 32)) {
      assertThatThrownBy(() -> Signals.send(number, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Signals.sendToGroup(number, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Subreaper.reap(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private String said(String... argv) throws Exception {
    return said(folder, argv);
  }

  private String said(Path where, String... argv) throws Exception {
    var process = known(launcher.launch(launch(where, argv)));
    assertThat(process.waitFor()).isZero();
    return new String(Files.readAllBytes(folder.resolve("said")), StandardCharsets.ISO_8859_1);
  }

  private LinuxProcess run(String... argv) throws Exception {
    var process = launcher.launch(launch(argv));
    assertThat(process.waitFor()).isZero();
    process.reap();
    return process;
  }

  private LinuxProcess start(String... argv) throws LaunchException {
    return known(launcher.launch(launch(argv)));
  }

  private LinuxProcess known(LinuxProcess process) {
    started.add(process);
    return process;
  }

  private Launch launch(String... argv) {
    return launch(folder, argv);
  }

  private Launch launch(Path where, String... argv) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    var said = folder.resolve("said");
    return new Launch(List.of(argv), where, environment, Optional.of(new OutputFiles(said, said)));
  }

  private static long threadsOfChildren() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(CHILD))
        .count();
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /// The children of this process by the system's account, zombies too.
  private static List<String> children() {
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      return threads
          .flatMap(thread -> children(thread).lines())
          .filter(each -> !each.isBlank())
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String children(Path thread) {
    try {
      return Files.readString(thread.resolve("children"));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
