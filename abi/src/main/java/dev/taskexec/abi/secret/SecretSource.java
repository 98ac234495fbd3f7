package dev.taskexec.abi.secret;

import java.util.List;

/// Where the value of a secret comes from when a plan is run. A plan holds this and never the
/// value.
public sealed interface SecretSource {

  /// What messages call it.
  String text();

  /// A variable of the environment that the kit was started with.
  record Variable(String name) implements SecretSource {
    public Variable {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a variable without a name");
      }
    }

    @Override
    public String text() {
      return "the variable `%s`".formatted(name);
    }
  }

  /// The content of a file, without one newline at its end.
  ///
  /// @param path `~/` at its beginning is the home of whoever runs the plan; relative from the
  ///   plan's root
  record SecretFile(String path) implements SecretSource {
    public SecretFile {
      if (path.isEmpty()) {
        throw new IllegalArgumentException("a file without a path");
      }
    }

    @Override
    public String text() {
      return "the file `%s`".formatted(path);
    }
  }

  /// What a program prints, without one newline at its end.
  ///
  /// @param argv the program and its arguments, which reach it as they are
  record Command(List<String> argv) implements SecretSource {
    public Command {
      argv = List.copyOf(argv);
      if (argv.isEmpty() || argv.getFirst().isEmpty()) {
        throw new IllegalArgumentException("a command without a program");
      }
    }

    @Override
    public String text() {
      return "the command `%s`".formatted(String.join(" ", argv));
    }
  }
}
