package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.param.Declarations;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the keys of front matter that is for this kit. Their order means nothing.
final class ExtendedReader {
  private static final List<String> TIERS = List.of("landlock", "landlock+ns");
  private static final String UNCONFINED = "unconfined";

  private final SequencedMap<String, String> given;
  private final Findings findings;

  ExtendedReader(SequencedMap<String, String> given, Findings findings) {
    this.given = given;
    this.findings = findings;
  }

  FrontMatter read(Mapping mapping, int body) {
    FrontMatterKey.reportOdd(mapping, findings);
    var declarations =
        mapping
            .entry(FrontMatterKey.PARAMS.word())
            .map(entry -> new DeclarationsReader(findings).read(entry.value()))
            .orElse(Declarations.NONE);
    var parameters = declarations.resolve(given, findings);
    return new FrontMatter.Extended(
        body,
        mapping
            .entry(FrontMatterKey.DEFAULTS.word())
            .map(entry -> defaults(entry.value(), parameters))
            .orElse(Settings.NONE),
        mapping
            .entry(FrontMatterKey.BUDGET.word())
            .map(entry -> budget(entry, parameters))
            .orElse(Budget.NONE),
        mapping.entry(FrontMatterKey.SANDBOX.word()).flatMap(entry -> sandbox(entry.value())),
        declarations,
        parameters,
        mapping
            .entry(FrontMatterKey.TASK_PREFIXES.word())
            .map(entry -> new TaskPrefixes(findings).read(entry.value()))
            .orElse(List.of()),
        mapping
            .entry(FrontMatterKey.PERMITS.word())
            .filter(entry -> isUnconfined(entry.value()))
            .isPresent());
  }

  private Settings defaults(YamlValue value, Parameters parameters) {
    var settings = new Settings.Builder();
    switch (value) {
      case Mapping mapping -> {
        var reader = new AttributeReader(parameters, findings);
        var values = new AttributeValues(findings);
        for (var entry : mapping.entries()) {
          values
              .read(entry)
              .ifPresent(read -> reader.read(entry.key().text(), read, Owner.DEFAULTS, settings));
        }
      }
      case Scalar scalar when scalar.isAbsent() -> {}
      default ->
          refuse(
              value,
              "`defaults` is %s; it takes attributes".formatted(value.kind()),
              "write `Name: value` lines below it, indented, such as `timeout: 5m`");
    }
    return settings.build();
  }

  private Budget budget(Entry entry, Parameters parameters) {
    var settings = new Settings.Builder();
    new AttributeValues(findings)
        .read(entry)
        .ifPresent(
            value ->
                new AttributeReader(parameters, findings)
                    .read(entry.key().text(), value, Owner.DEFAULTS, settings));
    return settings.build().get(Attribute.BUDGET).orElse(Budget.NONE);
  }

  private Optional<String> sandbox(YamlValue value) {
    if (value instanceof Scalar scalar && TIERS.contains(scalar.text().text())) {
      return Optional.of(scalar.text().text());
    }
    refuse(
        value,
        "%s is no sandbox; there are `landlock` and `landlock+ns`".formatted(shown(value)),
        (value instanceof Scalar scalar
                ? Nearest.to(scalar.text().text(), TIERS)
                : Optional.<String>empty())
            .map("did you mean `%s`?"::formatted)
            .orElse("write one of them, or leave the key out"));
    return Optional.empty();
  }

  private boolean isUnconfined(YamlValue value) {
    if (value instanceof Scalar scalar && scalar.text().text().equals(UNCONFINED)) {
      return true;
    }
    refuse(
        value,
        "%s cannot stand here; of permits, only `%s` is said for the whole file"
            .formatted(shown(value), UNCONFINED),
        "move the permits below `defaults`, or write `permits: %s`".formatted(UNCONFINED));
    return false;
  }

  private void refuse(YamlValue value, String message, String help) {
    findings.add(Code.SOT031, value.from(), value.to(), message, help);
  }

  private static String shown(YamlValue value) {
    return value instanceof Scalar scalar && !scalar.isAbsent()
        ? "`%s`".formatted(Excerpt.of(scalar.text().text()))
        : value.kind();
  }
}
