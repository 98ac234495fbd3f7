package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a list apart: commas separate its items, except in backticks and in double quotes.
public final class Items {

  private Items() {}

  /// Which marks keep commas together.
  public enum Marks {
    BACKTICKS,
    BACKTICKS_AND_QUOTES
  }

  /// The items without the blanks around them; none is empty.
  public static Optional<List<Written>> split(Written list, Marks marks, Reading reading) {
    var text = list.text();
    var items = new ArrayList<Written>();
    var begin = 0;
    var at = 0;
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == ',') {
        items.add(list.sub(begin, at));
        begin = ++at;
      } else if (c == '`' || (c == '"' && marks == Marks.BACKTICKS_AND_QUOTES)) {
        var end = c == '`' ? CodeSpan.end(text, at) : Quotes.end(text, at);
        if (end < 0) {
          return unbalanced(list.sub(at), c, reading);
        }
        at = end;
      } else {
        at++;
      }
    }
    items.add(list.sub(begin));
    return checked(items, reading);
  }

  /// Items that stand apart already, such as nested bullets.
  public static Optional<List<Written>> checked(List<Written> given, Reading reading) {
    var items = new ArrayList<Written>(given.size());
    for (var item : given) {
      var stripped = Blanks.strip(item);
      if (!stripped.isEmpty()) {
        items.add(stripped);
      } else if (given.size() == 1) {
        reading.wrong(item, "the value is empty", "write a value behind the colon");
      } else {
        reading.wrong(
            item,
            "an item of the list is empty",
            "take the comma or the bullet away, or add the item");
      }
    }
    return items.size() == given.size() ? Optional.of(items) : Optional.empty();
  }

  private static Optional<List<Written>> unbalanced(Written rest, char mark, Reading reading) {
    return mark == '`'
        ? reading.wrong(
            rest,
            "a backtick is opened here and not closed",
            "add the closing backtick: `` `%s` ``".formatted(firstItem(rest)))
        : reading.wrong(
            rest,
            "a double quote is opened here and not closed",
            "add the closing quote: `\"%s\"`".formatted(firstItem(rest)));
  }

  /// What was probably meant to stand between the marks: all up to the next comma.
  private static String firstItem(Written rest) {
    var text = rest.text();
    var begin = 0;
    while (begin < text.length() && text.charAt(begin) == text.charAt(0)) {
      begin++;
    }
    var comma = text.indexOf(',', begin);
    var item = text.substring(begin, comma < 0 ? text.length() : comma).strip();
    return Excerpt.of(item);
  }
}
