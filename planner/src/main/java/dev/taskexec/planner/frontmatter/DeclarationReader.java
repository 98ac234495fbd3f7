package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.pattern.ValuePattern;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.param.ParameterDeclaration;
import dev.taskexec.planner.param.ParameterDeclaration.Fits;
import dev.taskexec.planner.param.ParameterDeclaration.Misfit;
import dev.taskexec.planner.param.ParameterType;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the declaration of one parameter: its default alone, or a mapping.
final class DeclarationReader {
  private static final List<String> KEYS =
      List.of("type", "pattern", "values", "default", "description");

  private final Entry entry;
  private final Findings findings;
  private boolean wrong;

  DeclarationReader(Entry entry, Findings findings) {
    this.entry = entry;
    this.findings = findings;
  }

  /// The declaration; empty where something is wrong with it, which is then a finding.
  Optional<ParameterDeclaration> read() {
    var declaration =
        switch (entry.value()) {
          case Scalar scalar -> scalar.isAbsent() ? text() : withPreset(text(), scalar);
          case Mapping mapping -> full(mapping);
          case Sequence sequence -> {
            refuse(
                sequence,
                "the parameter `%s` is declared with a list".formatted(entry.name()),
                "write its default, or `values: […]` and other keys below it");
            yield text();
          }
        };
    return wrong ? Optional.empty() : Optional.of(declaration);
  }

  /// A text that nothing more is said about.
  private ParameterDeclaration text() {
    return new ParameterDeclaration(
        entry.name(),
        ParameterType.STRING,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        entry.key().from(),
        entry.key().to());
  }

  private ParameterDeclaration full(Mapping mapping) {
    mapping.entries().forEach(this::checkKey);
    var type = scalar(mapping, "type").map(this::type).orElse(ParameterType.STRING);
    var open =
        new ParameterDeclaration(
            entry.name(),
            type,
            scalar(mapping, "pattern").flatMap(found -> pattern(found, type)),
            List.of(),
            Optional.empty(),
            scalar(mapping, "description").map(found -> found.text().text()),
            entry.key().from(),
            entry.key().to());
    var limited =
        mapping.entry("values").map(found -> open.withValues(values(found, open))).orElse(open);
    return scalar(mapping, "default").map(found -> withPreset(limited, found)).orElse(limited);
  }

  private void checkKey(Entry key) {
    if (!KEYS.contains(key.name())) {
      refuse(
          key.key(),
          "`%s` says nothing about a parameter".formatted(Excerpt.of(key.name())),
          Nearest.to(key.name(), KEYS)
              .map("did you mean `%s`?"::formatted)
              .orElse("write some of `type`, `pattern`, `values`, `default` and `description`"));
    }
  }

  /// The text of a key; empty where there is none, or where it is no text, which is a finding.
  private Optional<Scalar> scalar(Mapping mapping, String key) {
    var found = mapping.entry(key);
    if (found.isPresent()) {
      if (found.get().value() instanceof Scalar scalar && !scalar.isAbsent()) {
        return Optional.of(scalar);
      }
      var value = found.get().value();
      refuse(
          value instanceof Scalar ? found.get().key() : value,
          "`%s` is %s; it takes a text".formatted(key, value.kind()),
          "write a text, `\"\"` for an empty one, or leave the key out");
    }
    return Optional.empty();
  }

  private ParameterType type(Scalar type) {
    var word = type.text().text();
    return ParameterType.named(word)
        .orElseGet(
            () -> {
              refuse(
                  type,
                  "`%s` is no type of a parameter".formatted(Excerpt.of(word)),
                  Nearest.to(word, ParameterType.words())
                      .map("did you mean `%s`?"::formatted)
                      .orElse("write `string`, `int` or `bool`"));
              return ParameterType.STRING;
            });
  }

  private Optional<ValuePattern> pattern(Scalar pattern, ParameterType type) {
    if (type == ParameterType.BOOL) {
      refuse(pattern, "a `bool` has no use for a pattern", "leave `pattern` out");
      return Optional.empty();
    }
    return switch (ValuePattern.of(pattern.text().text())) {
      case ValuePattern.Read(var read) -> Optional.of(read);
      case ValuePattern.Wrong(var at, var message, var help) -> {
        var text = pattern.text();
        refuse(text.sub(at, Math.min(at + 1, text.length())), message, help);
        yield Optional.empty();
      }
    };
  }

  private List<String> values(Entry key, ParameterDeclaration declaration) {
    var values = new ArrayList<String>();
    if (declaration.type() == ParameterType.BOOL
        || !(key.value() instanceof Sequence(_, _, var items))
        || items.isEmpty()) {
      refuse(
          key.key(),
          declaration.type() == ParameterType.BOOL
              ? "a `bool` is true or false already"
              : "`values` is %s; it takes a list of texts"
                  .formatted(key.value() instanceof Sequence ? "empty" : key.value().kind()),
          "write `values: [one, other]`, or leave it out");
      return values;
    }
    for (var item : items) {
      if (item instanceof Scalar scalar && !scalar.isAbsent()) {
        fit(declaration, scalar, "value").ifPresent(values::add);
      } else {
        refuse(item, "one of the `values` is %s".formatted(item.kind()), "write a text");
      }
    }
    return values;
  }

  private ParameterDeclaration withPreset(ParameterDeclaration declaration, Scalar preset) {
    return fit(declaration, preset, "default").map(declaration::withPreset).orElse(declaration);
  }

  private Optional<String> fit(ParameterDeclaration declaration, Scalar given, String what) {
    return switch (declaration.fit(given.text().text())) {
      case Fits(var value) -> Optional.of(value);
      case Misfit(var reason, var help) -> {
        refuse(
            given, "the %s `%s` %s".formatted(what, Excerpt.of(given.text().text()), reason), help);
        yield Optional.empty();
      }
    };
  }

  private void refuse(YamlValue value, String message, String help) {
    wrong = true;
    findings.add(Code.SOT033, value.from(), value.to(), message, help);
  }

  private void refuse(Written where, String message, String help) {
    wrong = true;
    findings.add(Code.SOT033, where, message, help);
  }
}
