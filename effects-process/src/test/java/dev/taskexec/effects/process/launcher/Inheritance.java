package dev.taskexec.effects.process.launcher;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A program that prints which threads inherited a mark from the threads of children, the latter
/// left out, where virtual threads wait for the children and all carriers there are are held:
/// whoever wakes a virtual thread then has to see to another carrier. Its JVM needs room for many
/// carriers.
final class Inheritance {
  private static final int ROUNDS = 30;

  private Inheritance() {}

  /// @param words a folder
  public static void main(String[] words) throws Exception {
    var folder = Path.of(words[0]);
    var slack = new TimerSlack(77_000);
    var launcher = LinuxLauncher.find().orElseThrow().under(slack::addTo);
    for (var round = 0; round < ROUNDS; round++) {
      var go = folder.resolve("go" + round);
      var begun = new CompletableFuture<Process>();
      var ended = new CompletableFuture<Integer>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  var process = launcher.launch(launch(go));
                  begun.complete(process);
                  ended.complete(process.waitFor());
                  process.reap();
                } catch (LaunchException | InterruptedException e) {
                  begun.completeExceptionally(e);
                }
              });
      begun.get();
      holdCarrier();
      Files.createFile(go);
      ended.get();
    }
    slack.threads().stream()
        .filter(name -> !name.startsWith("child "))
        .forEach(System.out::println);
    System.out.println("done");
    System.exit(0);
  }

  /// A virtual thread cannot leave its carrier during a foreign call.
  private static void holdCarrier() throws Exception {
    var linker = Linker.nativeLinker();
    var pause =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("pause"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT));
    var held = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(
            () -> {
              held.complete(true);
              try {
                var unused = (int) pause.invokeExact();
              } catch (Throwable e) {
                throw new AssertionError(e);
              }
            });
    held.get();
  }

  private static Launch launch(Path go) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    var script = "while [ ! -e \"$0\" ]; do sleep 0.005; done";
    var argv = List.of("sh", "-c", script, go.toString());
    return new Launch(argv, Path.of("/"), environment, Optional.empty());
  }
}
