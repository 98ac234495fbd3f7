package dev.taskexec.effects.process;

import dev.taskexec.abi.json.JsonValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The arguments of `process.exec` version 1, checked: everything in them can be handed to the
/// operating system as it is.
///
/// @param argv the program, not empty, and its arguments
/// @param cwd the working folder
/// @param env variables, no name empty
record ExecArguments(List<String> argv, Optional<Path> cwd, SequencedMap<String, String> env) {
  private static final List<String> KNOWN = List.of("argv", "cwd", "env");

  /// @throws WrongArgumentsException if one is missing, unknown, of a wrong type or impossible
  static ExecArguments read(JsonValue.Obj args) throws WrongArgumentsException {
    for (var name : args.members().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new WrongArgumentsException(
            "unknown argument `%s`; there are argv, cwd and env".formatted(name));
      }
    }
    return new ExecArguments(
        argv(args.members().get("argv")),
        cwd(args.members().get("cwd")),
        env(args.members().get("env")));
  }

  private static List<String> argv(@Nullable JsonValue given) throws WrongArgumentsException {
    if (!(given instanceof JsonValue.Arr(var items)) || items.isEmpty()) {
      throw new WrongArgumentsException("argv is not a list of at least a program");
    }
    var argv = new ArrayList<String>();
    for (var item : items) {
      argv.add(string("argv[%d]".formatted(argv.size()), item));
    }
    if (argv.getFirst().isEmpty()) {
      throw new WrongArgumentsException("argv[0], the program, is empty");
    }
    return List.copyOf(argv);
  }

  private static Optional<Path> cwd(@Nullable JsonValue given) throws WrongArgumentsException {
    return given == null ? Optional.empty() : Optional.of(Path.of(string("cwd", given)));
  }

  private static SequencedMap<String, String> env(@Nullable JsonValue given)
      throws WrongArgumentsException {
    var env = new LinkedHashMap<String, String>();
    if (given == null) {
      return env;
    }
    if (!(given instanceof JsonValue.Obj(var members))) {
      throw new WrongArgumentsException("env is not an object of strings");
    }
    for (var member : members.entrySet()) {
      var name = checked("a name in env", member.getKey());
      if (name.isEmpty()) {
        throw new WrongArgumentsException("a name in env is empty");
      }
      var value = string("env." + name, member.getValue());
      checkVariable(name, value);
      env.put(name, value);
    }
    return env;
  }

  /// Refuses what cannot be a variable of a process (environ(7)).
  static void checkVariable(String name, String value) throws WrongArgumentsException {
    if (name.indexOf('=') >= 0) {
      throw new WrongArgumentsException(
          "the variable `%s` has an equals sign in its name".formatted(name));
    }
    if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
      throw new WrongArgumentsException(
          "the variable `%s` has a NUL character in its name or value".formatted(name));
    }
  }

  private static String string(String where, JsonValue given) throws WrongArgumentsException {
    if (given instanceof JsonValue.Str(var text)) {
      return checked(where, text);
    }
    throw new WrongArgumentsException(where + " is not a string");
  }

  /// Java hands over a `?` for what the encoding of the system does not have, so that the program
  /// would get another argument than the plan says. The same encoding is used for paths, and there
  /// Java says so.
  private static String checked(String where, String text) throws WrongArgumentsException {
    if (text.indexOf('\0') >= 0) {
      throw new WrongArgumentsException(where + " has a NUL character");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new WrongArgumentsException(where + " has half a character, a lone surrogate");
    }
    try {
      var unused = Path.of(text);
      return text;
    } catch (InvalidPathException e) {
      throw new WrongArgumentsException(
          where
              + " has characters that the encoding of the kit's locale does not have; "
              + "under LC_ALL=C.UTF-8 every character can be used");
    }
  }
}
