package dev.taskexec.abi.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// The forms in which the value of a secret turns up in output by accident: as it is, in base64, in
/// URLs, in JSON, and a value of several lines line by line.
final class Forms {
  /// In characters: what is shorter stands in every other text, and hides nothing.
  static final int SHORTEST_VALUE = 4;

  /// In characters: lines such as `}` are in other texts too.
  private static final int SHORTEST_LINE = 8;

  /// In bytes.
  private static final int SHORTEST_FORM = 4;

  /// In which `base64` and OpenSSL break lines.
  private static final List<Integer> BASE64_LINES = List.of(76, 64);

  private static final int BITS = 8;
  private static final int BASE64_BITS = 6;
  private static final int BASE64_GROUP = 3;

  /// What RFC 3986 leaves as it is, and what `encodeURIComponent` and forms leave beside that.
  private static final String UNRESERVED = "-._~";

  private static final List<String> UNENCODED = List.of(UNRESERVED, "-._~!'()*", "-._*");

  private final SequencedSet<String> found = new LinkedHashSet<>();

  private Forms() {}

  /// All forms of a value as bytes; none of one that is too short.
  static List<byte[]> of(String value) {
    if (value.codePointCount(0, value.length()) < SHORTEST_VALUE) {
      return List.of();
    }
    var forms = new Forms();
    forms.add(value);
    value
        .lines()
        .filter(line -> line.length() >= SHORTEST_LINE && !line.equals(value))
        .forEach(forms::add);
    return forms.found.stream().map(form -> form.getBytes(ISO_8859_1)).toList();
  }

  private void add(String text) {
    var bytes = text.getBytes(UTF_8);
    put(new String(bytes, ISO_8859_1));
    addBase64(bytes);
    addUrl(bytes, text);
    addJson(text);
  }

  /// @param form with one character a byte
  private void put(String form) {
    if (form.length() >= SHORTEST_FORM) {
      found.add(form);
    }
  }

  private void addBase64(byte[] bytes) {
    for (var shift = 0; shift < BASE64_GROUP; shift++) {
      for (var form : base64(bytes, shift)) {
        put(form);
        put(form.replace('+', '-').replace('/', '_'));
      }
    }
    var whole = certain(bytes, 0);
    for (var width : BASE64_LINES) {
      for (var at = 0; whole.length() > width && at < whole.length(); at += width) {
        var line = whole.substring(at, Math.min(whole.length(), at + width));
        if (line.length() >= SHORTEST_LINE) {
          put(line);
        }
      }
    }
  }

  /// The digits that stand for the value whatever is around it, and those of a value that nothing
  /// comes behind.
  ///
  /// @param shift how many bytes there are before it, by three
  private static List<String> base64(byte[] bytes, int shift) {
    var all = encoded(bytes, shift);
    var beginning = firstCertain(shift);
    var unpadded = all.replace("=", "");
    return List.of(certain(bytes, shift), unpadded.substring(beginning), all.substring(beginning));
  }

  private static String certain(byte[] bytes, int shift) {
    var end = (shift + bytes.length) * BITS / BASE64_BITS;
    return encoded(bytes, shift).substring(firstCertain(shift), end);
  }

  private static int firstCertain(int shift) {
    return (shift * BITS + BASE64_BITS - 1) / BASE64_BITS;
  }

  private static String encoded(byte[] bytes, int shift) {
    var shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    return Base64.getEncoder().encodeToString(shifted);
  }

  private void addUrl(byte[] bytes, String text) {
    for (var unencoded : UNENCODED) {
      var form = percent(bytes, unencoded);
      put(form);
      put(form.replace("%20", "+"));
      put(lowerHex(form));
      put(lowerHex(form).replace("%20", "+"));
    }
    put(URLEncoder.encode(text, UTF_8));
  }

  private static String percent(byte[] bytes, String unencoded) {
    var out = new StringBuilder();
    for (var value : bytes) {
      var c = (char) (value & 0xff);
      if (isLetterOrDigit(c) || unencoded.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted(value & 0xff));
      }
    }
    return out.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static String lowerHex(String form) {
    var out = new StringBuilder(form);
    for (var at = form.indexOf('%'); at >= 0; at = form.indexOf('%', at + 1)) {
      out.replace(at, at + 3, form.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }

  private void addJson(String text) {
    var quoted = quoted(text);
    var form = quoted.substring(1, quoted.length() - 1);
    var ascii =
        form.chars()
            .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
            .collect(Collectors.joining());
    for (var each : List.of(form, ascii)) {
      var bytes = new String(each.getBytes(UTF_8), ISO_8859_1);
      put(bytes);
      put(bytes.replace("/", "\\/"));
    }
  }

  private static String quoted(String text) {
    var whole = new String(text.getBytes(UTF_8), UTF_8);
    return CanonicalJson.text(JsonValue.of(whole));
  }

  /// Patterns for one secret.
  static List<PatternTree.Pattern> patterns(String value, int secret) {
    var patterns = new ArrayList<PatternTree.Pattern>();
    for (var form : of(value)) {
      patterns.add(new PatternTree.Pattern(form, secret));
    }
    return patterns;
  }
}
