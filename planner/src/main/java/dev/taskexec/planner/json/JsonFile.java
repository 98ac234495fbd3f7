package dev.taskexec.planner.json;

import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.CredentialWarning;
import dev.taskexec.planner.source.Written;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The bytes of a JSON file, which can be read as often as needed and can say where an offset
/// stands.
///
/// The bytes are decoded into a text only when a place is asked for, so that a large file without a
/// mistake is held once. Not for use by several threads.
public final class JsonFile {
  /// How deep arrays and objects may lie in each other.
  public static final int MAX_DEPTH = 500;

  /// How many digits a number may have.
  public static final int MAX_DIGITS = 1_000;

  /// How long a string may be, in UTF-16 code units.
  public static final int MAX_STRING = 100_000_000;

  private static final int BLOCK = 1 << 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .maxStringLength(MAX_STRING)
                  .maxNameLength(MAX_STRING)
                  .build())
          .build();

  private final String name;
  private final byte[] bytes;

  /// The text that the bytes were made of, where it is part of another one.
  private final Optional<Written> written;

  private final int start;
  private @Nullable Source source;
  private OptionalInt malformed = OptionalInt.empty();
  private boolean checked;

  /// Of each block of the decoded file, how many UTF-16 code units stand before it.
  private int[] unitsBefore = {};

  /// @param name what the reader calls the file: a path as it was given
  public JsonFile(String name, byte[] bytes) {
    this(name, bytes, Optional.empty());
  }

  private JsonFile(String name, byte[] bytes, Optional<Written> written) {
    this.name = name;
    this.bytes = bytes;
    this.written = written;
    this.start = hasByteOrderMark(bytes) ? 3 : 0;
  }

  /// JSON that stands in another text; its places are those there.
  public static JsonFile within(Written written) {
    return new JsonFile(
        written.source().name(),
        written.text().getBytes(StandardCharsets.UTF_8),
        Optional.of(written));
  }

  /// Whether it is part of another text, such as a fence.
  boolean isWithin() {
    return written.isPresent();
  }

  public String name() {
    return name;
  }

  /// A parser at the start of the file. Its byte offsets are those of [#place].
  JsonParser parser() {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start);
  }

  /// How many bytes there are behind the byte order mark.
  int length() {
    return bytes.length - start;
  }

  /// @param offset from 0, behind the byte order mark
  int byteAt(int offset) {
    return bytes[start + offset] & 0xff;
  }

  /// The stretch as text, with a replacement character for what is not UTF-8.
  String text(int offset, int length) {
    return new String(bytes, start + offset, length, StandardCharsets.UTF_8);
  }

  /// Where the first byte stands that is not UTF-8. A NUL among the first bytes counts as such: it
  /// shows UTF-16 or UTF-32, which a JSON parser would take.
  OptionalInt firstMalformed() {
    if (!checked) {
      malformed = findMalformed();
      checked = true;
    }
    return malformed;
  }

  /// The file as a text, which quotes no credential.
  public Source source() {
    var text = source;
    if (text == null) {
      text = CredentialWarning.hiding(new Source(name, text(0, length())));
      source = text;
      unitsBefore = countUnits();
    }
    return text;
  }

  /// Where a stretch of bytes stands.
  Place place(int offset, int length) {
    var text = source();
    var from = Math.min(units(offset), text.text().length());
    var to = Math.min(units(offset + length), text.text().length());
    return written.isPresent() ? written.get().sub(from, to).place() : text.place(from, to - from);
  }

  /// The length of a key with its quotes, in bytes.
  ///
  /// @param end where the parser stands once it has read the key: behind the colon, or behind the
  ///   first quote of the value
  int keyLength(int offset, int end) {
    var most = Math.min(end, length()) - offset;
    for (var length = 2; length <= most; length++) {
      switch (byteAt(offset + length - 1)) {
        case '\\' -> length++;
        case '"' -> {
          return length;
        }
        default -> {
          // It goes on.
        }
      }
    }
    return most;
  }

  /// The file as a whole.
  Place whole() {
    return written.<Place>map(Written::place).orElseGet(() -> new Place.OfFile(name));
  }

  private OptionalInt findMalformed() {
    for (var i = 0; i < Math.min(4, length()); i++) {
      if (byteAt(i) == 0) {
        return OptionalInt.of(i);
      }
    }
    // A large plan is only checked here: its text is not needed unless something is wrong with it.
    var in = ByteBuffer.wrap(bytes, start, length());
    var out = CharBuffer.allocate(1 << 13);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    while (true) {
      var result = decoder.decode(in, out.clear(), true);
      if (result.isError()) {
        return OptionalInt.of(in.position() - start);
      }
      if (result.isUnderflow()) {
        return OptionalInt.empty();
      }
    }
  }

  /// How many UTF-16 code units stand before a byte of a decoded file.
  private int units(int offset) {
    var end = Math.min(offset, length());
    var block = end / BLOCK;
    return unitsBefore[block] + units(block * BLOCK, end);
  }

  private int[] countUnits() {
    var counts = new int[length() / BLOCK + 1];
    for (var i = 1; i < counts.length; i++) {
      counts[i] = counts[i - 1] + units((i - 1) * BLOCK, i * BLOCK);
    }
    return counts;
  }

  private int units(int from, int to) {
    var units = 0;
    for (var i = from; i < to; i++) {
      var lead = byteAt(i);
      if (lead < 0x80 || lead >= 0xc0) {
        units += lead >= 0xf0 ? 2 : 1;
      }
    }
    return units;
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf;
  }
}
