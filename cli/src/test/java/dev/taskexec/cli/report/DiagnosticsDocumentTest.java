package dev.taskexec.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/DIAGNOSTICS.md` says what the code says. To write it anew after a change that is meant,
/// run with `-Dkit.golden=rewrite` and read the difference.
class DiagnosticsDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("kit.root"), "docs", "DIAGNOSTICS.md");

  @Test
  void the_document_is_what_the_code_gives() throws IOException {
    var text = DiagnosticsDocument.text();
    if ("rewrite".equals(System.getProperty("kit.golden"))) {
      Files.writeString(DOCUMENT, text);
    }

    assertThat(DOCUMENT).hasContent(text);
  }

  @ParameterizedTest
  @EnumSource
  void there_is_advice_on_every_code(Code code) {
    var advice = Advice.Table.read().of(code);

    assertThat(advice.cause()).endsWith(".").doesNotContain("\n");
    assertThat(advice.mend()).matches(".*[.`]").doesNotContain("\n");
  }

  @Test
  void there_is_advice_on_nothing_else() throws IOException {
    var texts = new Properties();
    try (var in = Advice.class.getResourceAsStream("advice.properties")) {
      texts.load(in);
    }

    assertThat(texts.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Code.values())
                .flatMap(code -> Arrays.stream(new String[] {code + ".cause", code + ".mend"}))
                .toList());
  }
}
