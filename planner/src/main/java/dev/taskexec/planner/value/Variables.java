package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Environment variables: `NAME=value, OTHER="a, b"`, also all of one in backticks.
///
/// A name has letters A to Z, digits and `_`, no digit first. The value is a text, or nothing.
public final class Variables {
  private final Reading reading;
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final Map<String, Written> places = new LinkedHashMap<>();
  private boolean wrong;

  private Variables(Reading reading) {
    this.reading = reading;
  }

  /// Reads the items of a list.
  public static Optional<SequencedMap<String, String>> read(List<Written> items, Reading reading) {
    var variables = new Variables(reading);
    for (var item : items) {
      variables.item(item);
    }
    return variables.all();
  }

  /// Reads a mapping, whose values mean what they say: nothing in them is a mark.
  public static Optional<SequencedMap<String, String>> readEntries(
      List<Entry> entries, Reading reading) {
    var variables = new Variables(reading);
    for (var entry : entries) {
      variables.put(entry.name(), reading.fill(entry.text()));
    }
    return variables.all();
  }

  private Optional<SequencedMap<String, String>> all() {
    return wrong ? Optional.empty() : Optional.of(values);
  }

  private void item(Written item) {
    var marked = item.text().startsWith("`") && CodeSpan.end(item.text(), 0) == item.length();
    var variable = marked ? CodeSpan.content(item) : item;
    var equals = variable.text().indexOf('=');
    if (equals < 0) {
      var colon = variable.text().indexOf(':');
      refuse(
          item,
          "%s is no variable: there is no `=` in it".formatted(Reading.shown(item)),
          colon > 0
              ? "write `%s=%s`"
                  .formatted(
                      Excerpt.of(variable.text().substring(0, colon).strip()),
                      Excerpt.of(variable.text().substring(colon + 1).strip()))
              : "write `NAME=value`");
      return;
    }
    var name = variable.sub(0, equals);
    var value = variable.sub(equals + 1);
    if (!marked && (name.text().endsWith(" ") || value.text().startsWith(" "))) {
      refuse(
          item,
          "there is a blank beside the `=` in %s".formatted(Reading.shown(item)),
          "write `%s=%s`"
              .formatted(Excerpt.of(name.text().strip()), Excerpt.of(value.text().strip())));
      return;
    }
    put(name, marked ? reading.fill(value) : Texts.content(value, reading));
  }

  private void put(Written name, Optional<Written> value) {
    if (!isName(name.text())) {
      refuse(
          name,
          "%s is no name of a variable: letters A to Z, digits and `_`, no digit first"
              .formatted(Reading.shown(name)),
          "write a name such as `JAVA_HOME`");
      return;
    }
    if (value.isEmpty()) {
      wrong = true;
      return;
    }
    if (value.get().text().indexOf('\0') >= 0) {
      refuse(name, "the value has a character U+0000, which no variable can have", "take it away");
      return;
    }
    var text = value.get().text();
    var before = values.putIfAbsent(name.text(), text);
    if (before != null && !before.equals(text)) {
      wrong = true;
      reading.twice(
          name,
          places.getOrDefault(name.text(), name),
          "%s is set to two values".formatted(Reading.shown(name)),
          "keep one of the two");
    }
    places.putIfAbsent(name.text(), name);
  }

  private void refuse(Written where, String message, String help) {
    wrong = true;
    reading.wrong(where, message, help);
  }

  /// Whether it can be the name of an environment variable here.
  public static boolean isName(String text) {
    if (text.isEmpty() || Amounts.isDigit(text.charAt(0))) {
      return false;
    }
    return text.chars()
        .allMatch(
            c ->
                c == '_'
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || Amounts.isDigit((char) c));
  }

  /// A variable as it is written; it reads back as the same.
  public static String text(String name, String value) {
    return name + "=" + (value.isEmpty() ? "" : Texts.text(value));
  }
}
