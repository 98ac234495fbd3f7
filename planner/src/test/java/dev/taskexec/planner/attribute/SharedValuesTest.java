package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import org.junit.jupiter.api.Test;

class SharedValuesTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void equal_texts_of_one_attribute_are_read_once() {
    var reader = reader("read:a");

    assertThat(read(reader, "Permits", "read:a", Attribute.PERMITS))
        .isSameAs(read(reader, "Permits", "read:a", Attribute.PERMITS));
    assertThat(read(reader, "Tags", "read:a", Attribute.TAGS)).isInstanceOf(java.util.List.class);
  }

  @Test
  void needs_know_their_places_and_are_read_each_time() {
    var reader = reader("TASK-001");

    assertThat(read(reader, "Needs", "TASK-001", Attribute.NEEDS))
        .isNotSameAs(read(reader, "Needs", "TASK-001", Attribute.NEEDS));
  }

  @Test
  void a_text_with_a_parameter_is_read_each_time() {
    var reader = reader("$${x}");

    assertThat(read(reader, "Tags", "$${x}", Attribute.TAGS))
        .isNotSameAs(read(reader, "Tags", "$${x}", Attribute.TAGS));
  }

  @Test
  void a_wrong_value_is_a_finding_each_time() {
    var reader = reader("soon");

    set(reader, "Timeout", "soon");
    set(reader, "Timeout", "soon");

    assertThat(diagnostics.sorted()).hasSize(2);
  }

  private AttributeReader reader(String text) {
    return new AttributeReader(
        Parameters.NONE, new Findings(new Source("sot.md", text), diagnostics));
  }

  private static Settings set(AttributeReader reader, String name, String text) {
    var into = new Settings.Builder();
    var written = Written.of(new Source("sot.md", text), 0, text.length());
    reader.read(
        Written.of(new Source("sot.md", name), 0, name.length()),
        Value.of(written),
        Owner.CARD,
        into);
    return into.build();
  }

  private static <T> T read(
      AttributeReader reader, String name, String text, Attribute<T> attribute) {
    return set(reader, name, text).get(attribute).orElseThrow();
  }
}
