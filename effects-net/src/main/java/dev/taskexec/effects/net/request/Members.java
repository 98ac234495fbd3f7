package dev.taskexec.effects.net.request;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The members of an object, each read as what it must be.
record Members(JsonValue.Obj object) {

  /// @throws WrongArgumentsException if there is one that nobody knows
  void checkKnown(List<String> known) throws WrongArgumentsException {
    for (var name : object.members().keySet()) {
      if (!known.contains(name)) {
        throw new WrongArgumentsException(
            Nearest.to(name, known)
                .map(near -> "an unknown argument; did you mean `%s`?".formatted(near))
                .orElse("an unknown argument; there are " + String.join(", ", known)));
      }
    }
  }

  Optional<JsonValue> value(String name) {
    return Optional.ofNullable(object.members().get(name));
  }

  /// A text without halves of characters, which cannot be encoded.
  Optional<String> text(String name) throws WrongArgumentsException {
    var value = value(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(text(name, value.get()));
  }

  static String text(String where, JsonValue value) throws WrongArgumentsException {
    if (!(value instanceof JsonValue.Str(var text))) {
      throw new WrongArgumentsException(where + " is not a string");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new WrongArgumentsException(where + " has half a character, a lone surrogate");
    }
    return text;
  }

  /// The path of a file.
  Optional<String> path(String name) throws WrongArgumentsException {
    var path = text(name);
    if (path.isPresent() && (path.get().isEmpty() || path.get().indexOf('\0') >= 0)) {
      throw new WrongArgumentsException(name + " is no path of a file");
    }
    return path;
  }

  OptionalLong number(String name, long least, long most) throws WrongArgumentsException {
    var value = value(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (value.get() instanceof JsonValue.Int(var number) && number >= least && number <= most) {
      return OptionalLong.of(number);
    }
    throw new WrongArgumentsException(
        "%s is not a whole number from %d to %d".formatted(name, least, most));
  }

  boolean flag(String name) throws WrongArgumentsException {
    var value = value(name);
    if (value.isPresent() && !(value.get() instanceof JsonValue.Bool)) {
      throw new WrongArgumentsException(name + " is neither true nor false");
    }
    return value.filter(JsonValue.TRUE::equals).isPresent();
  }
}
