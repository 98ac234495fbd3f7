package dev.taskexec.cli.render;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Standard error, which takes what people read. That it cannot be written is not an error, since
/// nobody could be told. Not for use by several threads at once.
public final class Messages {
  /// To the start of the line, and empties it.
  static final String CLEAR = "\r\u001b[K";

  private final OutputStream stream;
  private Loudness loudness = Loudness.NORMAL;
  private Styles styles;
  private boolean drawn;

  public Messages(OutputStream stream, Styles styles) {
    this.stream = stream;
    this.styles = styles;
  }

  /// Takes over what the command line says.
  public void tune(Loudness loudness, Styles styles) {
    this.loudness = loudness;
    this.styles = styles;
  }

  /// Takes over what the environment says, before the command line is read.
  public void colour(boolean coloured) {
    styles = new Styles(coloured);
  }

  public Styles styles() {
    return styles;
  }

  public boolean isVerbose() {
    return loudness == Loudness.VERBOSE;
  }

  public boolean isQuiet() {
    return loudness == Loudness.QUIET;
  }

  /// Shows the diagnostics; only the errors among them when quiet.
  public void diagnostics(List<Diagnostic> diagnostics) {
    clear();
    for (var diagnostic : diagnostics) {
      if (diagnostic.isError() || !isQuiet()) {
        raw(DiagnosticText.of(diagnostic, styles) + "\n");
      }
    }
  }

  /// Shows diagnostics that stop the command, and counts them.
  public void failure(List<Diagnostic> diagnostics) {
    diagnostics(diagnostics);
    error(Counted.of(diagnostics));
  }

  /// A line that is left out when quiet.
  public void line(String text) {
    if (!isQuiet()) {
      raw(text + "\n");
    }
  }

  /// A line that is always shown.
  public void error(String text) {
    clear();
    raw(text + "\n");
  }

  /// A line without its end, which will be drawn anew; whatever is shown next takes its place.
  void draw(String text) {
    raw(text);
    drawn = true;
  }

  private void clear() {
    if (drawn) {
      raw(CLEAR);
    }
  }

  /// Text as it is, without a newline behind it.
  void raw(String text) {
    drawn = false;
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException _) {
      // Nobody could be told.
    }
  }
}
