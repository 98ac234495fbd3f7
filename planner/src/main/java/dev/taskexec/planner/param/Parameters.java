package dev.taskexec.planner.param;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The values of a plan's parameters.
///
/// @param values by name, in the order of their declaration
/// @param faulty the names that have no value because something is wrong with them, which is a
///   finding already; a text that names one is not a further finding
public record Parameters(SequencedMap<String, String> values, Set<String> faulty) {
  public static final Parameters NONE = new Parameters(new LinkedHashMap<>());

  /// More suggestions than that are not worked out: each looks at all names.
  private static final int MOST_SUGGESTIONS = 100;

  private static final String OPENING = "${";
  private static final String ESCAPED = "$${";
  private static final Pattern VARIABLE = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*+");

  public Parameters {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    faulty = Set.copyOf(faulty);
  }

  public Parameters(SequencedMap<String, String> values) {
    this(values, Set.of());
  }

  /// Puts values in the place of `${name}`, and `${` in the place of `$${`.
  ///
  /// The caller takes a text apart first and has its parts filled, so that a value never adds a
  /// part. What a value holds is not looked at again.
  ///
  /// @return empty where a name is not declared or a brace is missing, which is then a finding
  ///   (SOT035), or where the parameter has no value, which is one already
  public Optional<Written> fill(Written text, Findings findings) {
    return fill(text, findings, _ -> false);
  }

  /// The same for an argument of an effect, in which `${env:NAME}` stays: an effect that knows it
  /// fills it in when it is run.
  public Optional<Written> fillArgument(Written text, Findings findings) {
    return fill(text, findings, VARIABLE.asMatchPredicate());
  }

  private Optional<Written> fill(Written text, Findings findings, Predicate<String> stays) {
    var raw = text.text();
    var opening = raw.indexOf(OPENING);
    if (opening < 0) {
      return Optional.of(text);
    }
    var filled = new FilledText(text);
    var complete = true;
    while (opening >= 0) {
      if (opening > 0 && raw.startsWith(ESCAPED, opening - 1)) {
        filled.copyTo(opening - 1);
        filled.put(OPENING, opening + OPENING.length());
      } else {
        var name = name(raw, opening + OPENING.length());
        var end = opening + OPENING.length() + name.length();
        if (raw.startsWith("}", end) && stays.test(name)) {
          filled.copyTo(end + 1);
        } else {
          var value = value(text, opening, name, findings);
          complete &= value.isPresent();
          filled.copyTo(opening);
          filled.put(value.orElse(""), end);
          filled.skip("}");
        }
      }
      opening = raw.indexOf(OPENING, filled.taken());
    }
    return complete ? Optional.of(filled.toWritten()) : Optional.empty();
  }

  private Optional<String> value(Written text, int opening, String name, Findings findings) {
    var end = opening + OPENING.length() + name.length();
    if (!text.text().startsWith("}", end)) {
      findings.add(
          Code.SOT035,
          text.sub(opening, end),
          "`%s` has no closing `}`".formatted(Excerpt.of(text.text(), opening, end)),
          "write `${name}`, without blanks, or `$${` for a `${` that is to stay");
      return Optional.empty();
    }
    var value = values.get(name);
    if (value == null && !faulty.contains(name)) {
      findings.add(
          Code.SOT035,
          text.sub(opening, end + 1),
          "`%s` names a parameter that is not declared"
              .formatted(Excerpt.of(text.text(), opening, end + 1)),
          remedy(name, findings));
    }
    return Optional.ofNullable(value);
  }

  private String remedy(String name, Findings findings) {
    var near =
        findings.count(Code.SOT035) < MOST_SUGGESTIONS
            ? Nearest.to(name, values.keySet())
            : Optional.<String>empty();
    return near.map("did you mean `${%s}`?"::formatted)
        .orElse(
            "declare it below `params` in the front matter, or write `$${` for a `${` that is to stay");
  }

  /// What stands from here to the closing brace, or to where there can be none.
  private static String name(String raw, int from) {
    var end = from;
    while (end < raw.length() && "${}\n\r".indexOf(raw.charAt(end)) < 0) {
      end++;
    }
    return raw.substring(from, end);
  }
}
