package dev.taskexec.effects.file.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is sought in lines: a text, or a regular expression of java.util.regex. For use by one
/// thread.
///
/// A regular expression can take longer than anybody lives, or deeper than any stack; such a line
/// is given up.
public final class Needle {
  private static final int MOST_STEPS_IN_A_LINE = 1_000_000;

  private final Pattern pattern;
  private long givenUp;

  private Needle(Pattern pattern) {
    this.pattern = pattern;
  }

  public static Needle text(String text, boolean ignoringCase) {
    return new Needle(Pattern.compile(text, flags(ignoringCase) | Pattern.LITERAL));
  }

  /// @throws PatternSyntaxException if it is none
  public static Needle regex(String regex, boolean ignoringCase) {
    try {
      return new Needle(Pattern.compile(regex, flags(ignoringCase)));
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("it is nested too deeply", "", -1);
    }
  }

  private static int flags(boolean ignoringCase) {
    return ignoringCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
  }

  /// Where it stands in a line first.
  ///
  /// @param start counted in `char`s, from 0
  public record Found(int start, int end) {}

  public Optional<Found> in(CharSequence line) {
    try {
      var matcher = pattern.matcher(new Patient(line));
      return matcher.find() ? Optional.of(found(matcher)) : Optional.empty();
    } catch (Patient.LostPatience | StackOverflowError e) {
      givenUp++;
      return Optional.empty();
    }
  }

  private static Found found(Matcher matcher) {
    return new Found(matcher.start(), matcher.end());
  }

  /// How many lines were given up so far.
  public long givenUp() {
    return givenUp;
  }

  /// A line that may be looked at only so often.
  private static final class Patient implements CharSequence {
    private final CharSequence line;
    private int steps;

    Patient(CharSequence line) {
      this.line = line;
    }

    @Override
    public int length() {
      return line.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS_IN_A_LINE) {
        throw new LostPatience();
      }
      return line.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return line.subSequence(start, end);
    }

    @Override
    public String toString() {
      return line.toString();
    }

    /// Ends a search; nobody outside sees it.
    private static final class LostPatience extends RuntimeException {
      private static final long serialVersionUID = 1L;

      LostPatience() {
        super("too many steps", null, false, false);
      }
    }
  }
}
