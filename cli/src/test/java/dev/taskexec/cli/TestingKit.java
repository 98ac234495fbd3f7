package dev.taskexec.cli;

import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.cli.exit.StopSignal;
import dev.taskexec.cli.session.BrokenStream;
import dev.taskexec.cli.session.Providers;
import dev.taskexec.cli.session.Signals;
import dev.taskexec.cli.session.Surroundings;
import dev.taskexec.kernel.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The kit without the machine: a fixed clock, an environment by hand, agents that touch nothing,
/// and a folder that stands as `~` in arguments and output.
final class TestingKit {
  private final Path folder;
  private final TreeMap<String, String> environment = new TreeMap<>();
  private Providers providers = new TestingAgents();
  private Signals signals = _ -> {};
  private Sandbox sandbox = Sandbox.NONE;
  private boolean terminal;
  private Optional<String> trouble = Optional.empty();

  TestingKit(Path folder) {
    this.folder = folder;
  }

  /// What came of one command line.
  record Ran(int code, String out, String err) {}

  TestingKit set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  TestingKit providers(Providers others) {
    providers = others;
    return this;
  }

  /// A machine that can confine programs so well.
  TestingKit sandbox(String tier) {
    sandbox = () -> new Sandbox.Capability(tier, List.of(), JsonValue.Obj.EMPTY);
    return this;
  }

  TestingKit onTerminal() {
    terminal = true;
    environment.put("TERM", "xterm");
    return this;
  }

  /// Standard output fails with this message.
  TestingKit brokenOut(String message) {
    trouble = Optional.of(message);
    return this;
  }

  /// Signals that arrive as soon as somebody listens.
  TestingKit signalled(StopSignal... arriving) {
    signals = (Consumer<StopSignal> listener) -> Arrays.asList(arriving).forEach(listener);
    return this;
  }

  TestingKit file(String name, String text) {
    try {
      var path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// A source of truth whose queue has these tasks, and hooks that give each a command of one word.
  TestingKit tasks(String... commands) {
    var ids = new ArrayList<String>();
    var hooks = new ArrayList<String>();
    for (var i = 1; i <= commands.length; i++) {
      ids.add("`TASK-%03d`".formatted(i));
      hooks.add(
          "\"TASK-%03d\": {\"commands\": [{\"cmd\": [\"%s\"]}]}".formatted(i, commands[i - 1]));
    }
    file(
        "sot.md",
        """
        ### G. Execution Queue & Task Hooks

        1. **Queue A — Work**
           - Tasks: %s
        """
            .formatted(String.join(", ", ids)));
    return file("config/hooks.json", "{" + String.join(",\n", hooks) + "}\n");
  }

  Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            trouble.<OutputStream>map(BrokenStream::new).orElse(out),
            err,
            terminal,
            environment,
            () -> TestingEvents.AT.plusNanos(162_764_000),
            () ->
                new World(
                    () -> TestingEvents.AT,
                    System::nanoTime,
                    new Random(4),
                    Optional.of("boot"),
                    1,
                    Survivors.NONE,
                    sandbox,
                    "task-exec-kit 0"),
            Path.of("").toAbsolutePath(),
            signals,
            providers);
    var code =
        Main.run(
            List.of(arguments).stream().map(word -> word.replace("~", folder.toString())).toList(),
            surroundings);
    return new Ran(code, text(out), text(err));
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString(), "~");
  }
}
