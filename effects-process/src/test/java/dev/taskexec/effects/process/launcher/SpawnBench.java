package dev.taskexec.effects.process.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures what it takes to start a process and to wait for its end, with both launchers in one
/// run, taking turns. No test; how to start it stands in `bench/README.md`.
final class SpawnBench {
  private static final int ROUNDS = 5;

  private SpawnBench() {}

  /// @param words `first` and a launcher for the first start in this JVM, or how many processes
  public static void main(String[] words) throws Exception {
    if (words[0].equals("first")) {
      var began = System.nanoTime();
      var launcher = words[1].equals("linux") ? linux() : new PortableLauncher();
      run(launcher);
      System.out.printf("first start, %s: %.1f ms%n", launcher.name(), millis(began));
      return;
    }
    var count = Integer.parseInt(words[0]);
    var launchers = List.of(linux(), new PortableLauncher());
    for (var launcher : launchers) {
      one(launcher, 200);
    }
    for (var round = 0; round < ROUNDS; round++) {
      for (var launcher : launchers) {
        var latencies = one(launcher, count);
        System.out.printf(
            "%-8s one at a time: p50 %.2f ms, p99 %.2f ms, %.0f/s; two at once: %.0f/s%n",
            launcher.name(),
            latencies[count / 2] / 1e6,
            latencies[count * 99 / 100] / 1e6,
            count / (Arrays.stream(latencies).sum() / 1e9),
            two(launcher, count));
      }
    }
  }

  private static long[] one(Launcher launcher, int count) throws Exception {
    var latencies = new long[count];
    for (var i = 0; i < count; i++) {
      var began = System.nanoTime();
      run(launcher);
      latencies[i] = System.nanoTime() - began;
    }
    Arrays.sort(latencies);
    return latencies;
  }

  private static double two(Launcher launcher, int count) throws Exception {
    var began = System.nanoTime();
    try (ExecutorService slots = Executors.newFixedThreadPool(2, Thread.ofVirtual().factory())) {
      Callable<Boolean> start = () -> run(launcher);
      for (Future<Boolean> each : slots.invokeAll(Collections.nCopies(count, start))) {
        each.get();
      }
    }
    return count / (millis(began) / 1e3);
  }

  private static boolean run(Launcher launcher) throws Exception {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    var process =
        launcher.launch(
            new Launch(List.of("true"), Path.of("/tmp"), environment, Optional.empty()));
    var code = process.waitFor();
    if (process instanceof LinuxProcess linux) {
      linux.reap();
    }
    return code == 0;
  }

  private static Launcher linux() {
    return LinuxLauncher.find().orElseThrow();
  }

  private static double millis(long began) {
    return (System.nanoTime() - began) / 1e6;
  }
}
