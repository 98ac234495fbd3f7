package dev.taskexec.effects.process.nativecall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The environment that this process was started with, as its bytes: Java's view of it loses those
/// that are no characters of the locale. Immutable.
public final class Environ {
  private static final Path OWN = Path.of("/proc/self/environ");

  private final Map<String, Variable> variables;

  private record Variable(String value, byte[] nameAndValue, int nameLength) {}

  private Environ(Map<String, Variable> variables) {
    this.variables = variables;
  }

  /// Reads it; empty where it cannot be read, so that Java's view is all there is.
  public static Environ read() {
    try {
      return of(Files.readAllBytes(OWN));
    } catch (IOException e) {
      return new Environ(Map.of());
    }
  }

  /// @param block `NAME=value` entries, each with a NUL behind it
  static Environ of(byte[] block) {
    var variables = new HashMap<String, Variable>();
    var start = 0;
    for (var end = 0; end < block.length; end++) {
      if (block[end] == 0) {
        add(variables, Arrays.copyOfRange(block, start, end));
        start = end + 1;
      }
    }
    return new Environ(variables);
  }

  /// As the JDK reads it: of two with the same name the first counts, a name may begin with an
  /// equals sign, and what has no other is no variable.
  private static void add(Map<String, Variable> variables, byte[] entry) {
    for (var i = 1; i < entry.length; i++) {
      if (entry[i] == '=') {
        var name = NativeText.decode(Arrays.copyOf(entry, i));
        var value = NativeText.decode(Arrays.copyOfRange(entry, i + 1, entry.length));
        variables.putIfAbsent(name, new Variable(value, entry, i));
        return;
      }
    }
  }

  /// The entries of a child's environment. A variable that is to have the very value that it has
  /// here keeps its bytes.
  public List<byte[]> entries(SequencedMap<String, String> wanted) {
    var entries = new ArrayList<byte[]>(wanted.size());
    for (var variable : wanted.entrySet()) {
      entries.add(entry(variable.getKey(), variable.getValue()));
    }
    return entries;
  }

  /// The bytes of a variable's value.
  public byte[] value(String name, String value) {
    var own = variables.get(name);
    return own != null && own.value().equals(value)
        ? Arrays.copyOfRange(own.nameAndValue(), own.nameLength() + 1, own.nameAndValue().length)
        : NativeText.encode(value);
  }

  private byte[] entry(String name, String value) {
    var own = variables.get(name);
    return own != null && own.value().equals(value)
        ? own.nameAndValue()
        : NativeText.encode(name + "=" + value);
  }
}
