package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What may stand in a record of the ledger: text that has a UTF-8 form and at most 4 KiB, whole
/// numbers, few levels, so much that a line stays within its bound. What is longer is named by its
/// digest and its size, `{"sha256", "size"}`.
public final class LedgerData {
  /// The longest text, in bytes of UTF-8.
  public static final int LONGEST_TEXT = 4_096;

  /// The most that all of it may come to; the rest of the line is left for what stands beside it.
  static final int MOST_BYTES = 60_000;

  private static final int MOST_LEVELS = 32;
  private static final char REPLACEMENT = '\uFFFD';

  private LedgerData() {}

  /// A text with U+FFFD for each lone surrogate; if it is too long, its digest and its size.
  public static JsonValue text(String text) {
    var mended = WellFormed.text(text, REPLACEMENT);
    return isShort(mended) ? JsonValue.of(mended) : named(mended.getBytes(StandardCharsets.UTF_8));
  }

  /// Any value, with what does not fit in it replaced: texts as [#text(String)] says, a number that
  /// is not whole by its digits, and what lies deeper than 32 levels by null.
  public static JsonValue of(JsonValue value) {
    return fits(value) ? value : mended(value, 0);
  }

  /// Whether all of it may stand in a record as it is.
  static boolean fits(JsonValue value) {
    return fits(value, 0);
  }

  /// The data of a record, so that its line is not too long.
  static Obj fitting(Obj data) {
    var sound = fits(data) ? data : object(data, 0);
    return bound(sound) <= MOST_BYTES ? sound : shortened(sound);
  }

  /// What is too long for a line, named.
  private static Obj named(byte[] bytes) {
    return Obj.builder().put("sha256", Sha256.of(bytes).hex()).put("size", bytes.length).build();
  }

  private static boolean fits(JsonValue value, int level) {
    return switch (value) {
      case Null _, Bool _, Int _ -> true;
      case Real _ -> false;
      case Str(var text) -> fits(text);
      case Arr(var items) ->
          level < MOST_LEVELS && items.stream().allMatch(item -> fits(item, level + 1));
      case Obj(var members) ->
          level < MOST_LEVELS
              && members.entrySet().stream()
                  .allMatch(member -> fits(member.getKey()) && fits(member.getValue(), level + 1));
    };
  }

  private static boolean fits(String text) {
    return WellFormed.is(text) && isShort(text);
  }

  private static JsonValue mended(JsonValue value, int level) {
    return switch (value) {
      case Null _, Bool _, Int _ -> value;
      case Real(var number) -> JsonValue.of(Double.toString(number));
      case Str(var text) -> text(text);
      case Arr _, Obj _ when level >= MOST_LEVELS -> JsonValue.NULL;
      case Arr(var items) -> new Arr(items.stream().map(item -> mended(item, level + 1)).toList());
      case Obj object -> object(object, level);
    };
  }

  /// Encodes it only where the number of its characters leaves a doubt: each is at most three
  /// bytes.
  private static boolean isShort(String text) {
    return text.length() <= LONGEST_TEXT / 3
        || text.length() <= LONGEST_TEXT
            && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT;
  }

  /// A key that does not fit becomes the digest of itself.
  private static Obj object(Obj object, int level) {
    var members = new LinkedHashMap<String, JsonValue>();
    object
        .members()
        .forEach(
            (key, value) -> {
              var mended = WellFormed.text(key, REPLACEMENT);
              var fitting =
                  fits(mended)
                      ? mended
                      : Sha256.of(mended.getBytes(StandardCharsets.UTF_8)).toString();
              members.put(fitting, mended(value, level + 1));
            });
    return new Obj(members);
  }

  /// Names the longest members by their digests until the rest fits.
  private static Obj shortened(Obj data) {
    var members = new LinkedHashMap<>(data.members());
    var left = (long) CanonicalJson.bytes(data).length;
    var longest = new ArrayList<Map.Entry<String, byte[]>>();
    members.forEach((key, value) -> longest.add(Map.entry(key, CanonicalJson.bytes(value))));
    longest.sort(Comparator.comparingInt(member -> -member.getValue().length));
    for (var member : longest) {
      if (left <= MOST_BYTES) {
        break;
      }
      var name = named(member.getValue());
      members.put(member.getKey(), name);
      left += CanonicalJson.bytes(name).length - member.getValue().length;
    }
    return new Obj(members);
  }

  /// No less than the bytes it takes; quickly counted.
  private static long bound(JsonValue value) {
    return switch (value) {
      case Null _, Bool _ -> 5;
      case Int _, Real _ -> 24;
      case Str(var text) -> bound(text);
      case Arr(var items) -> 2 + items.stream().mapToLong(item -> bound(item) + 1).sum();
      case Obj(var members) ->
          2
              + members.entrySet().stream()
                  .mapToLong(member -> bound(member.getKey()) + bound(member.getValue()) + 2)
                  .sum();
    };
  }

  /// A character becomes at most six bytes: `\u001f`.
  private static long bound(String text) {
    return 2 + 6L * text.length();
  }
}
