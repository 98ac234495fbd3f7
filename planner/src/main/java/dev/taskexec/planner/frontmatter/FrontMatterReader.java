package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.planner.frontmatter.FrontMatter.Legacy;
import dev.taskexec.planner.frontmatter.FrontMatter.Unreadable;
import dev.taskexec.planner.param.Declarations;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.yaml.Yaml;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import java.util.SequencedMap;

/// Decides what grammar a source is written in.
final class FrontMatterReader {
  private final SequencedMap<String, String> given;
  private final Findings findings;

  FrontMatterReader(SequencedMap<String, String> given, Findings findings) {
    this.given = given;
    this.findings = findings;
  }

  FrontMatter read() {
    return FrontMatterBlock.of(findings.source()).map(this::read).orElseGet(this::legacy);
  }

  private FrontMatter read(FrontMatterBlock block) {
    var key = KitKey.in(block.content());
    if (key.isEmpty()) {
      if (block.closed()) {
        reportNear(block.content());
      }
      return legacy();
    }
    if (!block.closed()) {
      reportUnclosed(key.get());
      return new Unreadable();
    }
    var unheard = new Diagnostics();
    var value = Yaml.read(block.content(), Code.SOT030, new Findings(findings.source(), unheard));
    if (value.isEmpty()) {
      unheard.sorted().forEach(findings::add);
      return new Unreadable();
    }
    if (!(value.get() instanceof Mapping mapping)) {
      reportNoMapping(key.get(), value.get());
      return new Unreadable();
    }
    return mapping.entry(FrontMatter.KEY).isPresent() ? read(mapping, block.body()) : legacy();
  }

  private FrontMatter read(Mapping mapping, int body) {
    var version = mapping.entry(FrontMatter.KEY).orElseThrow().value();
    return version instanceof Scalar scalar && scalar.text().text().equals(FrontMatter.VERSION)
        ? new ExtendedReader(given, findings).read(mapping, body)
        : refuse(version);
  }

  private FrontMatter refuse(YamlValue version) {
    findings.add(
        Code.SOT023,
        version.from(),
        version.to(),
        "the front matter asks for %s of the extended grammar; this kit reads version 1"
            .formatted(
                version instanceof Scalar scalar && !scalar.isAbsent()
                    ? "version `%s`".formatted(Excerpt.of(scalar.text().text()))
                    : "no version"),
        "write `%s: %s`, or plan this file with a later version of the kit"
            .formatted(FrontMatter.KEY, FrontMatter.VERSION));
    return new Unreadable();
  }

  private FrontMatter legacy() {
    StrayKey.in(findings.source()).ifPresent(this::reportStray);
    Declarations.NONE.resolve(given, findings);
    return new Legacy();
  }

  private void reportStray(Written key) {
    findings.add(
        Code.SOT032,
        key,
        "`%s` does not switch the extended grammar on here, so all tasks are unconfined: front matter starts on the first line of the file with `---`"
            .formatted(FrontMatter.KEY),
        "move it with lines `---` around it to the start of the file, and write `%s: %s` without indentation"
            .formatted(FrontMatter.KEY, FrontMatter.VERSION));
  }

  private void reportUnclosed(Written key) {
    findings.add(
        Code.SOT030,
        key,
        "the front matter that `%s` stands in is never closed".formatted(FrontMatter.KEY),
        "write a line `---` below its last line");
  }

  private void reportNoMapping(Written key, YamlValue value) {
    findings.add(
        Code.SOT030,
        key,
        "the front matter is %s; it takes keys with values".formatted(value.kind()),
        "write `%s: %s`, with a blank behind the colon"
            .formatted(FrontMatter.KEY, FrontMatter.VERSION));
  }

  private void reportNear(Written content) {
    KitKey.nearIn(content)
        .ifPresent(
            key ->
                findings.add(
                    Code.SOT032,
                    key,
                    "`%s` does not switch the extended grammar on".formatted(key),
                    "did you mean `%s`?".formatted(FrontMatter.KEY)));
  }
}
