package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// The arguments of an envelope, read one by one; each is checked when it is read.
final class Arguments {
  private static final int SHOWN = 80;

  private final Obj args;
  private final Path folder;

  private Arguments(Obj args, Path folder) {
    this.args = args;
    this.folder = folder;
  }

  /// @param schema whose properties are all the arguments that there are
  /// @param folder where relative paths start
  static Arguments of(Obj args, Obj schema, Path folder) throws WrongArgumentsException {
    var known =
        schema.members().get("properties") instanceof Obj properties
            ? properties.members().sequencedKeySet()
            : Set.<String>of();
    for (var name : args.members().keySet()) {
      if (!known.contains(name)) {
        throw new WrongArgumentsException(
            "unknown argument `%s`; there are %s"
                .formatted(OneLine.of(name, SHOWN), String.join(", ", known)));
      }
    }
    return new Arguments(args, folder);
  }

  boolean has(String name) {
    return args.members().containsKey(name);
  }

  /// A path that is given, absolute and without `.` and `..`.
  Path path(String name) throws WrongArgumentsException {
    return PathArgument.read(name, text(name), folder);
  }

  String text(String name) throws WrongArgumentsException {
    if (!(args.members().get(name) instanceof Str(var text))) {
      throw new WrongArgumentsException(name + (has(name) ? " is not a string" : " is missing"));
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new WrongArgumentsException(name + " has half a character, a lone surrogate");
    }
    return text;
  }

  Optional<String> optionalText(String name) throws WrongArgumentsException {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /// False where it is not given.
  boolean flag(String name) throws WrongArgumentsException {
    return switch (args.members().get(name)) {
      case null -> false;
      case Bool(var truth) -> truth;
      default -> throw new WrongArgumentsException(name + " is neither true nor false");
    };
  }

  int number(String name, int least, int most, int otherwise) throws WrongArgumentsException {
    if (!has(name)) {
      return otherwise;
    }
    if (args.members().get(name) instanceof Int(var number) && number >= least && number <= most) {
      return (int) number;
    }
    throw new WrongArgumentsException(
        "%s is not a whole number from %d to %d".formatted(name, least, most));
  }

  /// One of an enum's constants, by its name in small letters.
  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise)
      throws WrongArgumentsException {
    if (!has(name)) {
      return otherwise;
    }
    var words = Arrays.stream(type.getEnumConstants()).map(Schema::word).toList();
    var index = words.indexOf(text(name));
    if (index < 0) {
      throw new WrongArgumentsException(
          "%s is `%s`, which is not one of %s"
              .formatted(name, OneLine.of(text(name), SHOWN), String.join(", ", words)));
    }
    return type.getEnumConstants()[index];
  }

  /// The bytes of `content`, which `encoding` says how to read.
  byte[] content() throws WrongArgumentsException {
    var content = text("content");
    return switch (choice("encoding", Encoding.class, Encoding.TEXT)) {
      case TEXT -> content.getBytes(StandardCharsets.UTF_8);
      case BASE64 -> {
        try {
          yield Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
          throw new WrongArgumentsException("content is not base64 (RFC 4648, with padding)");
        }
      }
    };
  }

  /// 64 hexadecimal digits, with or without `sha256:` before them.
  Optional<Sha256> digest(String name) throws WrongArgumentsException {
    if (!has(name)) {
      return Optional.empty();
    }
    var text = text(name);
    try {
      return Optional.of(text.startsWith("sha256:") ? Sha256.parse(text) : new Sha256(text));
    } catch (IllegalArgumentException e) {
      throw new WrongArgumentsException(name + " is not 64 lower-case hexadecimal digits");
    }
  }

  /// Permissions in octal digits, such as `0644`.
  Optional<Set<PosixFilePermission>> mode() throws WrongArgumentsException {
    return has("mode") ? Optional.of(Mode.read(text("mode"))) : Optional.empty();
  }
}
