package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Blocks;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Reads the `tasks.md` of GitHub's spec-kit: phases under headings, in them items such as `- [ ]
/// T001 [P] [US1] Create the model in src/model.py`.
final class SpecKitReader {
  private static final String FRONT = "---";
  private static final int USUAL_LEVEL = 2;

  private final Source source;
  private final Findings findings;
  private final List<Section> sections = new ArrayList<>();
  private String title = "Tasks";
  private Optional<SpecKitItem> open = Optional.empty();

  /// What stands under one heading, up to the next.
  private record Section(int level, String name, List<Entry> entries) {}

  private SpecKitReader(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.findings = new Findings(source, diagnostics);
    sections.add(new Section(0, "Tasks", new ArrayList<>()));
  }

  static void read(ImportFile file, Diagnostics diagnostics, Consumer<TaskList> use) {
    file.text(diagnostics)
        .ifPresent(source -> use.accept(new SpecKitReader(source, diagnostics).read()));
  }

  private TaskList read() {
    Blocks.read(source, behindFrontMatter(), findings, this::add);
    close();
    var level = phaseLevel().orElse(USUAL_LEVEL);
    var groups = new ArrayList<Section>();
    for (var section : sections) {
      if (groups.isEmpty() || section.level() <= level) {
        groups.add(section);
      } else {
        groups.getLast().entries().addAll(section.entries());
      }
    }
    return new TaskList(
        title,
        true,
        groups.stream()
            .filter(section -> !section.entries().isEmpty())
            .map(section -> new Group(section.name(), true, section.entries()))
            .toList());
  }

  /// The level of the headings that begin with `Phase`.
  private OptionalInt phaseLevel() {
    return sections.stream()
        .filter(section -> section.name().toLowerCase(Locale.ROOT).startsWith("phase"))
        .mapToInt(Section::level)
        .min();
  }

  private void add(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        close();
        startSection(heading);
      }
      case Block.Line line -> add(line);
      case Block.Fence _, Block.TableHead _, Block.TableRow _, Block.Hidden _ -> close();
    }
  }

  private void startSection(Block.Heading heading) {
    var name = TitleText.of(heading.content().text());
    if (heading.level() == 1 && sections.size() == 1) {
      title = name;
    }
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("dependencies")) {
      findings.add(
          Code.IMP003,
          heading.from(),
          heading.to(),
          "what this section says of dependencies is not carried over: phases wait for each other in the order of the file, and tasks as their marks say",
          "compare it with the `Needs` of the result");
    }
    sections.add(new Section(heading.level(), name, new ArrayList<>()));
  }

  private void add(Block.Line line) {
    var isTask = line.check() != Check.NONE;
    if (!isTask && !line.begins() && open.isPresent()) {
      open.get().goOn(line.content().text());
      return;
    }
    close();
    if (isTask) {
      open =
          Optional.of(
              new SpecKitItem(
                  line.from(), line.to(), line.check() == Check.DONE, line.content().text()));
    } else if (isCheckpoint(line)) {
      findings.add(
          Code.IMP003,
          line.from(),
          line.to(),
          "a checkpoint is not carried over: `%s`".formatted(Excerpt.of(line.content().text())),
          "make it a task of its own if the next phase is to wait for it");
    } else if (line.marker() == Block.Marker.BULLET
        && SpecKitItem.isId(SpecKitItem.firstWord(line.content().text()))) {
      findings.add(
          Code.IMP003,
          line.from(),
          line.to(),
          "this item has no box, and so is no task",
          "write `- [ ]` in front of it there if it is to be one");
    }
  }

  private void close() {
    open.ifPresent(item -> sections.getLast().entries().add(item.entry(findings)));
    open = Optional.empty();
  }

  private static boolean isCheckpoint(Block.Line line) {
    return line.begins()
        && TitleText.of(line.content().text())
            .strip()
            .toLowerCase(Locale.ROOT)
            .startsWith("checkpoint");
  }

  private int behindFrontMatter() {
    if (!line(1).equals(FRONT)) {
      return 0;
    }
    for (var number = 2; number <= source.lines(); number++) {
      if (line(number).equals(FRONT)) {
        return source.endOf(number);
      }
    }
    return 0;
  }

  private String line(int number) {
    var start = source.startOf(number);
    return source
        .text()
        .substring(start, Math.min(source.endOf(number), start + 10))
        .stripTrailing();
  }
}
