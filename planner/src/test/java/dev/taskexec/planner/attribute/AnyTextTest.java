package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands there is a value or a finding, never both, never neither, and never an
/// exception.
class AnyTextTest {
  private static final int ROUNDS = 4_000;
  private static final Parameters PARAMETERS =
      new Parameters(new LinkedHashMap<>(Map.of("x", " 3 s,`", "y", "")));
  private static final List<String> TOKENS =
      List.of(
          " ",
          ",",
          ", ",
          "`",
          "``",
          "\"",
          "\\",
          "=",
          ":",
          "/",
          "(",
          ")",
          "-",
          "+",
          ".",
          "_",
          "~/",
          "1",
          "75",
          "4_000",
          "0",
          "99999999999999999999",
          "\uFF11",
          "s",
          "m",
          "h",
          "ms",
          "GiB",
          "G",
          "cpu",
          "memory ",
          "tokens ",
          "wall ",
          " times",
          "backoff ",
          " to ",
          "on exit ",
          "on ",
          " or ",
          "per",
          " per ",
          "minute",
          "TASK-001",
          "Queue Z — a",
          " (any outcome)",
          "(any",
          "read:",
          "!",
          "src/**",
          "unconfined",
          "net:",
          "A=",
          "yes",
          "stop",
          "${x}",
          "${y}",
          "$${",
          "${",
          "\u00A0",
          "\n",
          "\0",
          "\uD83D",
          "😀",
          "é");

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121, -5, 77})
  void any_text_is_a_value_or_a_finding(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < ROUNDS; i++) {
      for (var attribute : Attribute.all()) {
        check(attribute, text(random), random.nextInt(4));
      }
    }
  }

  private static void check(Attribute<?> attribute, String text, int form) {
    var before = attribute.label() + ": ";
    var source = new Source("sot.md", before + text);
    var diagnostics = new Diagnostics();
    var into = new Settings.Builder();
    var reader = new AttributeReader(PARAMETERS, new Findings(source, diagnostics));

    reader.read(
        Written.of(source, 0, attribute.label().length()),
        value(Written.of(source, before.length(), source.text().length()), form),
        Owner.QUEUE,
        into);

    assertThat(into.build().isEmpty())
        .as("%s %s %d", attribute, text, form)
        .isEqualTo(!diagnostics.sorted().isEmpty());
  }

  private static Value value(Written text, int form) {
    var middle = text.length() / 2;
    var halves = List.of(text.sub(0, middle), text.sub(middle));
    return switch (form) {
      case 0 -> Value.of(text);
      case 1 -> Value.of(Written.joined(halves, " "));
      case 2 -> Value.ofItems(halves);
      default -> Value.ofEntries(List.of(new Entry(halves.get(0), halves.get(1))));
    };
  }

  private static String text(Random random) {
    var text = new ArrayList<String>();
    var length = random.nextInt(9);
    for (var i = 0; i < length; i++) {
      text.add(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return String.join("", text);
  }
}
