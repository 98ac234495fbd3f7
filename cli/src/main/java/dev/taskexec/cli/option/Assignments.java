package dev.taskexec.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Values by name, as `NAME=VALUE` gives them one by one. The value is all that follows the first
/// equals sign; it may be empty.
final class Assignments {
  private final Option option;
  private final String where;

  /// @param where the option's name, or the variable's
  Assignments(Option option, String where) {
    this.option = option;
    this.where = where;
  }

  /// In the order in which they were given.
  SequencedMap<String, String> of(List<String> texts) throws UsageException {
    var values = new LinkedHashMap<String, String>();
    for (var text : texts) {
      var equals = text.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            where,
            equals < 0
                ? "`%s` has no equals sign".formatted(text)
                : "`%s` has no name before the equals sign".formatted(text),
            "write `%s NAME=VALUE`".formatted(option.name()));
      }
      if (!GivenPath.isFaithful(text)) {
        throw new UsageException(
            where,
            "`%s` is not UTF-8".formatted(text),
            "write it in UTF-8; the JVM cannot read it");
      }
      var name = text.substring(0, equals);
      if (values.putIfAbsent(name, text.substring(equals + 1)) != null) {
        throw new UsageException(
            where, "`%s` is given more than once".formatted(name), "give each name one value");
      }
    }
    return values;
  }
}
