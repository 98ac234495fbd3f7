package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.param.Declarations;
import dev.taskexec.planner.param.ParameterDeclaration;
import dev.taskexec.planner.param.ParameterName;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import java.util.HashSet;
import java.util.LinkedHashMap;

/// Reads the key `params`.
final class DeclarationsReader {
  private static final int MOST = 1_000;

  private final Findings findings;

  DeclarationsReader(Findings findings) {
    this.findings = findings;
  }

  Declarations read(YamlValue value) {
    return switch (value) {
      case Mapping mapping when mapping.entries().size() <= MOST -> read(mapping);
      case Scalar scalar when scalar.isAbsent() -> Declarations.NONE;
      default -> {
        findings.add(
            Code.SOT033,
            value.from(),
            value.to(),
            "`params` is %s; it takes at most %,d names with values"
                .formatted(value instanceof Mapping ? "longer" : value.kind(), MOST),
            "write `name: default` lines below it, indented");
        yield Declarations.NONE;
      }
    };
  }

  private Declarations read(Mapping mapping) {
    var declarations = new LinkedHashMap<String, ParameterDeclaration>();
    var faulty = new HashSet<String>();
    for (var entry : mapping.entries()) {
      if (isName(entry)) {
        new DeclarationReader(entry, findings)
            .read()
            .ifPresentOrElse(
                read -> declarations.put(entry.name(), read), () -> faulty.add(entry.name()));
      } else {
        faulty.add(entry.name());
      }
    }
    return new Declarations(declarations, faulty);
  }

  private boolean isName(Entry entry) {
    var trouble = ParameterName.trouble(entry.name());
    trouble.ifPresent(
        reason ->
            findings.add(
                Code.SOT033,
                entry.key().text(),
                "`%s` %s".formatted(Excerpt.of(entry.name()), reason),
                "give the parameter another name, such as `version` or `build_dir`"));
    return trouble.isEmpty();
  }
}
