package dev.taskexec.planner.json;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.source.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What is wrong with one JSON file. Values are named by their path while the file is read; where
/// they stand is looked up afterwards, and only if something is wrong. Not for use by several
/// threads.
public final class JsonFindings {
  private static final int KEPT_PER_CODE = 100;

  private final JsonFile file;
  private final JsonCodes codes;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);
  private int errors;

  /// @param message one line
  /// @param help one line
  private record Finding(Code code, Where where, String message, String help) {}

  private sealed interface Where {
    record AtValue(JsonPath path) implements Where {}

    record AtKey(JsonPath path) implements Where {}

    record AtBytes(int offset, int length) implements Where {}

    /// Of a value that must not be shown, nor what stands beside it.
    record Hidden(JsonPath path) implements Where {}
  }

  public JsonFindings(JsonFile file, JsonCodes codes) {
    this.file = file;
    this.codes = codes;
  }

  /// Findings that nobody reads, for a value whose mistakes were reported before.
  public static JsonFindings unread(JsonCodes codes) {
    return new JsonFindings(new JsonFile("", new byte[0]), codes);
  }

  public JsonCodes codes() {
    return codes;
  }

  /// How many errors were found until now.
  public int errors() {
    return errors;
  }

  /// @param message goes on behind the path: `is 7, not a string`
  public void add(Code code, JsonPath path, String message, String help) {
    add(code, new Where.AtValue(path), "`" + path.text() + "` " + message, help);
  }

  /// The same with a message that says by itself what it is about.
  public void say(Code code, JsonPath path, String message, String help) {
    add(code, new Where.AtValue(path), message, help);
  }

  /// The same with the place of the key, where that is what is wrong.
  public void addAtKey(Code code, JsonPath path, String message, String help) {
    add(code, new Where.AtKey(path), "`" + path.text() + "` " + message, help);
  }

  /// The same with the place of the value, and without its line in clear.
  public void hidden(Code code, JsonPath path, String message, String help) {
    add(code, new Where.Hidden(path), "`" + path.text() + "` " + message, help);
  }

  /// A finding whose message is a whole sentence.
  public void addPlain(Code code, JsonPath path, String message, String help) {
    add(code, new Where.AtValue(path), message, help);
  }

  /// A value of the wrong type.
  ///
  /// @param expected with its article: `a string`
  public void wrongType(JsonPath path, JsonValue value, String expected) {
    add(
        codes.type(),
        path,
        "is " + Shown.value(value) + ", not " + expected,
        "write " + expected + " there");
  }

  /// A value that cannot be meant.
  public void impossible(JsonPath path, String message, String help) {
    add(codes.impossible(), path, message, help);
  }

  /// A field that is not there.
  public void missing(JsonPath object, String field) {
    add(codes.missing(), object, "has no `" + field + "`", "add `" + field + "` to it");
  }

  void duplicate(JsonPath path, int offset, int length) {
    add(
        codes.duplicate(),
        new Where.AtBytes(offset, length),
        "`" + path.text() + "` stands here for the second time in the same object",
        "keep one of the two");
  }

  void impossible(int offset, int length, String message, String help) {
    add(codes.impossible(), new Where.AtBytes(offset, length), message, help);
  }

  /// The file is not JSON. Nothing else is said about it then.
  void syntax(int offset, int length, String message, String help) {
    kept.clear();
    counts.clear();
    add(codes.syntax(), new Where.AtBytes(offset, length), message, help);
  }

  /// Makes diagnostics of everything.
  public void reportTo(Diagnostics diagnostics) {
    var places = new JsonLocator(file, paths());
    reportTo(diagnostics, places::ofValue, places::ofKey);
  }

  /// Makes diagnostics of everything, for a caller that knows where the values stand.
  public void reportTo(
      Diagnostics diagnostics, Function<JsonPath, Place> values, Function<JsonPath, Place> keys) {
    for (var finding : kept) {
      var place =
          switch (finding.where()) {
            case Where.AtValue(var path) -> values.apply(path);
            case Where.AtKey(var path) -> keys.apply(path);
            case Where.AtBytes(var offset, var length) -> file.place(offset, length);
            case Where.Hidden(var path) -> values.apply(path).hidden();
          };
      diagnostics.add(Diagnostic.of(finding.code(), place, finding.message(), finding.help()));
    }
    counts.forEach((code, count) -> reportUnkept(code, count, diagnostics));
  }

  /// Only lets them be counted: as many of the same code were added before as are shown.
  private void reportUnkept(Code code, int count, Diagnostics diagnostics) {
    var unkept = Diagnostic.of(code, file.whole(), code.sentence(), "see the ones that are shown");
    for (var i = KEPT_PER_CODE; i < count; i++) {
      diagnostics.add(unkept);
    }
  }

  private Set<JsonPath> paths() {
    var paths = new LinkedHashSet<JsonPath>();
    for (var finding : kept) {
      switch (finding.where()) {
        case Where.AtValue(var path) -> paths.add(path);
        case Where.AtKey(var path) -> paths.add(path);
        case Where.Hidden(var path) -> paths.add(path);
        case Where.AtBytes _ -> {}
      }
    }
    return paths;
  }

  /// Keeps as many of a code as are shown, so that a file of nothing but mistakes fits memory.
  private void add(Code code, Where where, String message, String help) {
    if (code.severity() == Severity.ERROR) {
      errors++;
    }
    if (counts.merge(code, 1, Integer::sum) <= KEPT_PER_CODE) {
      kept.add(new Finding(code, where, message, help));
    }
  }
}
