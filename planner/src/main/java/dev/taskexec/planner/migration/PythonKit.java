package dev.taskexec.planner.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.legacy.LegacyGrammar;
import dev.taskexec.planner.legacy.SectionOutline;
import dev.taskexec.planner.render.SotWriter;
import dev.taskexec.planner.source.FileBytes;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.SotFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns a folder of the Python kit into one of today: cards for tasks with one command, hooks for
/// the rest, and front matter that leaves everything unconfined.
public final class PythonKit {
  private static final String CONFIG = "config/";
  private static final int CARD_LEVEL = 4;

  private final AgentNames agents;
  private final Diagnostics diagnostics;

  private PythonKit(AgentNames agents, Diagnostics diagnostics) {
    this.agents = agents;
    this.diagnostics = diagnostics;
  }

  /// The files of the new folder, by their path in it; empty where there is an error.
  public static Optional<SequencedMap<String, byte[]>> migrate(
      Path folder, AgentNames agents, Diagnostics diagnostics) {
    return OldFolder.sot(folder, diagnostics)
        .flatMap(sot -> new PythonKit(agents, diagnostics).files(sot))
        .filter(_ -> !diagnostics.hasErrors());
  }

  private Optional<SequencedMap<String, byte[]>> files(Path sot) {
    var source = SotFile.read(sot, sot.toString(), diagnostics);
    var configuration = Configuration.find(Optional.empty(), sot, diagnostics);
    configuration.manifest(agents, diagnostics);
    var hooks = configuration.hooks(diagnostics);
    if (source.isEmpty() || diagnostics.hasErrors()) {
      return Optional.empty();
    }
    var findings = new Findings(source.get().source(), diagnostics);
    if (!(FrontMatter.of(new LinkedHashMap<>(), new Findings(findings.source(), new Diagnostics()))
        instanceof FrontMatter.Legacy)) {
      findings.addForFile(
          Code.IMP002,
          "this source has front matter for today's kit already",
          "give a folder of the Python kit");
      return Optional.empty();
    }
    var old = new Diagnostics();
    var listed = LegacyGrammar.read(findings.source(), old);
    if (old.hasErrors()) {
      diagnostics.addAll(old.sorted());
      return Optional.empty();
    }
    var names = OldNames.of(listed, places(old, Code.SOT018), findings);
    var work = new OldHooks(hooks, names);
    var files = new LinkedHashMap<String, byte[]>();
    var text = text(findings, plan(work.queues()), old);
    files.put(String.valueOf(sot.getFileName()), text.getBytes(UTF_8));
    configuration
        .path(Configuration.MANIFEST)
        .filter(path -> FileBytes.read(path) instanceof FileBytes.Read)
        .ifPresent(path -> copy(path, files));
    work.rest().ifPresent(rest -> files.put(CONFIG + Configuration.HOOKS, rest.getBytes(UTF_8)));
    if (work.haveCommands()) {
      findings.addForFile(
          Code.IMP004,
          "commands without a `cwd`, and relative ones, started from the folder where the kit was"
              + " started; they start from the folder of the source now",
          "put the new files where the kit was started, or write `- Workdir:`");
    }
    return Optional.of(files);
  }

  private static List<Place> places(Diagnostics diagnostics, Code code) {
    return diagnostics.sorted().stream()
        .filter(diagnostic -> diagnostic.code() == code && diagnostic.count() == 1)
        .map(Diagnostic::place)
        .toList();
  }

  private static void copy(Path path, SequencedMap<String, byte[]> files) {
    if (FileBytes.read(path) instanceof FileBytes.Read(var bytes)) {
      files.put(CONFIG + Configuration.MANIFEST, bytes);
    }
  }

  private static String text(Findings findings, ExecutionPlan plan, Diagnostics old) {
    var text = findings.source().text();
    var outline = SectionOutline.of(text);
    if (outline.isEmpty()) {
      return NewFrontMatter.before(OutsideText.whole(findings), plan, findings);
    }
    var section = outline.get();
    var lines = new SectionText(findings, section, old.sorted());
    lines.reportTaskLines();
    var parts = OutsideText.of(findings, section.from(), section.to());
    var queues = SotWriter.writeQueues(plan, CARD_LEVEL, lines.prose());
    queues.leftOut().forEach(lost -> findings.addForFile(Code.IMP003, lost, "see the result"));
    var before = parts.before();
    var behind = parts.behind();
    return NewFrontMatter.before(
        before
            + (before.isEmpty() || before.endsWith("\n") || before.endsWith("\r") ? "" : "\n")
            + section.heading()
            + "\n"
            + queues.text()
            + (behind.isEmpty() ? "" : "\n")
            + behind,
        plan,
        findings);
  }

  private static ExecutionPlan plan(List<Queue> queues) {
    return new ExecutionPlan(
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        ".",
        Grammar.EXTENDED,
        new LinkedHashMap<>(),
        false,
        Optional.empty(),
        Budget.NONE,
        new LinkedHashMap<>(),
        queues);
  }
}
