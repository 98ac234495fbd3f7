package dev.taskexec.cli.render;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Quote;
import java.util.stream.Stream;

/// A diagnostic as people read it:
///
/// ```
/// error[SOT012]: message
///   --> sot.md:14:3
///    |
/// 14 | the line
///    |   ^^^
///   --> sot.md:3:1
///    |
///  3 | another line that belongs to it
///    | ^^^^^^^ what it has to do with it
/// help: the remedy
/// ```
public final class DiagnosticText {
  private static final int NARROWEST_GUTTER = 2;

  private DiagnosticText() {}

  /// The lines, with a newline at the end of each.
  public static String of(Diagnostic diagnostic, Styles styles) {
    var out = new StringBuilder();
    var head = "%s[%s]".formatted(diagnostic.severity().word(), diagnostic.code());
    out.append(styles.paint(role(diagnostic.severity()), head))
        .append(styles.paint(Role.MESSAGE, ": " + Shown.text(diagnostic.message())))
        .append('\n');
    var gutter = gutter(diagnostic);
    append(diagnostic.place(), gutter, role(diagnostic.severity()), "", styles, out);
    for (var related : diagnostic.related()) {
      append(related.place(), gutter, Role.NOTE, Shown.text(related.label()), styles, out);
    }
    return out.append(styles.paint(Role.MESSAGE, "help"))
        .append(": ")
        .append(Shown.text(diagnostic.help()))
        .append('\n')
        .toString();
  }

  /// As wide as the largest number of a line, so that all frames stand below each other.
  private static int gutter(Diagnostic diagnostic) {
    return Stream.concat(
            Stream.of(diagnostic.place()),
            diagnostic.related().stream().map(Diagnostic.Related::place))
        .mapToInt(
            place ->
                place instanceof Place.InText text
                    ? Integer.toString(text.span().line()).length()
                    : 0)
        .reduce(NARROWEST_GUTTER, Math::max);
  }

  /// @param label what stands behind the carets, or behind the name of a file; may be empty
  private static void append(
      Place place, int gutter, Role role, String label, Styles styles, StringBuilder out) {
    switch (place) {
      case Place.InText text -> appendQuoted(text, gutter, role, label, styles, out);
      case Place.OfFile(var name) -> appendArrow(gutter, named(name, label), styles, out);
      case Place.OfOption(var name) -> appendArrow(gutter, named(name, label), styles, out);
    }
  }

  private static String named(String name, String label) {
    return Shown.text(name) + (label.isEmpty() ? "" : ": " + label);
  }

  private static void appendArrow(int gutter, String where, Styles styles, StringBuilder out) {
    out.repeat(' ', gutter)
        .append(styles.paint(Role.FRAME, "-->"))
        .append(' ')
        .append(where)
        .append('\n');
  }

  private static void appendQuoted(
      Place.InText place, int gutter, Role role, String label, Styles styles, StringBuilder out) {
    var span = place.span();
    var number = Integer.toString(span.line());
    var where = "%s:%d:%d".formatted(Shown.text(place.name()), span.line(), span.column());
    appendArrow(gutter, where, styles, out);
    var empty = " ".repeat(gutter) + " |";
    out.append(styles.paint(Role.FRAME, empty)).append('\n');
    var drawn = Drawn.of(place.quote());
    out.append(styles.paint(Role.FRAME, " ".repeat(gutter - number.length()) + number + " |"))
        .append(drawn.line().isEmpty() ? "" : " ")
        .append(drawn.line())
        .append('\n');
    out.append(styles.paint(Role.FRAME, empty))
        .append(' ')
        .append(drawn.padding())
        .append(styles.paint(role, drawn.carets()))
        .append(label.isEmpty() ? "" : " " + label)
        .append('\n');
  }

  private static Role role(Severity severity) {
    return switch (severity) {
      case ERROR -> Role.ERROR;
      case WARNING -> Role.WARNING;
      case NOTE -> Role.NOTE;
    };
  }

  /// A quoted line and what stands below it.
  ///
  /// @param padding as wide as what is before the carets; tabs of the line are tabs here too
  private record Drawn(String line, String padding, String carets) {

    static Drawn of(Quote quote) {
      var text = quote.text();
      var line = new StringBuilder();
      var padding = new StringBuilder();
      var carets = new StringBuilder();
      for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        var isTab = text.charAt(i) == '\t';
        var shown = isTab ? "\t" : Shown.at(text, i);
        line.append(shown);
        var columns = isTab ? 1 : Columns.of(shown);
        if (i < quote.caret()) {
          padding.repeat(isTab ? '\t' : ' ', columns);
        } else if (i < quote.caret() + quote.length()) {
          carets.repeat('^', columns);
        }
      }
      return new Drawn(
          line.toString(), padding.toString(), carets.isEmpty() ? "^" : carets.toString());
    }
  }
}
