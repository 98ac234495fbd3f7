package dev.taskexec.cli.report;

import dev.taskexec.abi.diagnostic.Code;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// What is to be said about a code beyond its one sentence, as in `docs/DIAGNOSTICS.md` and in the
/// rules of a SARIF log.
///
/// @param cause how it typically comes about
/// @param mend what to do
public record Advice(String cause, String mend) {
  private static final String RESOURCE = "advice.properties";

  /// The advice on every code. The texts stand in `advice.properties` beside this class.
  public static final class Table {
    private final Properties texts;

    private Table(Properties texts) {
      this.texts = texts;
    }

    public static Table read() {
      var texts = new Properties();
      try (var in = Advice.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is missing");
        }
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      return new Table(texts);
    }

    public Advice of(Code code) {
      return new Advice(text(code + ".cause"), text(code + ".mend"));
    }

    private String text(String key) {
      var text = texts.getProperty(key);
      if (text == null) {
        throw new IllegalStateException(RESOURCE + " has no " + key);
      }
      return text;
    }
  }
}
