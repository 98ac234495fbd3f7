package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.Value;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Entry;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes values of YAML those of attributes: a text is what would stand behind the colon of a
/// bullet, a list holds its items, and a mapping its parts by name, such as `memory: 2GiB` of a
/// budget.
final class AttributeValues {
  private final Findings findings;

  AttributeValues(Findings findings) {
    this.findings = findings;
  }

  /// The value of a key; empty where it cannot be one, which is then a finding.
  Optional<Value> read(YamlValue.Entry entry) {
    return switch (entry.value()) {
      case Scalar scalar when scalar.isAbsent() -> refuse(entry, entry.key());
      case Scalar scalar -> Optional.of(Value.of(scalar.text()));
      case Sequence(_, _, var items) -> items(entry, items);
      case Mapping(_, _, var members) -> members(entry, members);
    };
  }

  private Optional<Value> items(YamlValue.Entry entry, List<YamlValue> items) {
    var pieces = new ArrayList<Written>();
    for (var item : items) {
      if (!(item instanceof Scalar scalar) || scalar.isAbsent()) {
        return refuse(entry, item);
      }
      pieces.add(scalar.text());
    }
    return pieces.isEmpty() ? refuse(entry, entry.value()) : Optional.of(Value.ofItems(pieces));
  }

  private Optional<Value> members(YamlValue.Entry entry, List<YamlValue.Entry> members) {
    var pieces = new ArrayList<Entry>();
    for (var member : members) {
      if (!(member.value() instanceof Scalar scalar) || scalar.isAbsent()) {
        return refuse(entry, member.value());
      }
      pieces.add(new Entry(member.key().text(), scalar.text()));
    }
    return pieces.isEmpty() ? refuse(entry, entry.value()) : Optional.of(Value.ofEntries(pieces));
  }

  private Optional<Value> refuse(YamlValue.Entry entry, YamlValue where) {
    findings.add(
        Code.SOT031,
        where.from(),
        where.to(),
        "`%s` has %s for a value here"
            .formatted(
                Excerpt.of(entry.name()), where.equals(entry.key()) ? "nothing" : where.kind()),
        "write a text (`\"\"` for an empty one), a list of texts, or leave the key out");
    return Optional.empty();
  }
}
