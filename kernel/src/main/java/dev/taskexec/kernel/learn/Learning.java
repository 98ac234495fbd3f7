package dev.taskexec.kernel.learn;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.kernel.folder.LearnedFile;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A run that learns permits: its tasks run unconfined, and what they ask for and do is noted. Safe
/// for use by several threads.
public final class Learning {
  private final RunFolder run;
  private final Setting setting;
  private final Notebook notebook;

  /// @param tasks as the plan has them, in its order
  public Learning(RunFolder run, Setting setting, List<PlannedTask> tasks) {
    this.run = run;
    this.setting = setting;
    this.notebook = new Notebook(run, tasks);
  }

  /// The tasks as they run: free, or nothing would be learned beyond what is permitted already.
  public static List<PlannedTask> freed(List<PlannedTask> tasks) {
    return tasks.stream().map(PlannedTask::unconfined).toList();
  }

  public SequencedMap<String, Agent> agents(SequencedMap<String, Agent> agents) {
    var watched = new LinkedHashMap<String, Agent>();
    agents.forEach((name, agent) -> watched.put(name, new WatchedAgent(agent, notebook)));
    return watched;
  }

  public SequencedMap<String, Effect> effects(SequencedMap<String, Effect> effects) {
    var watched = new LinkedHashMap<String, Effect>();
    effects.forEach((name, effect) -> watched.put(name, new WatchedEffect(effect, notebook)));
    return watched;
  }

  /// Writes what was learned into the run's folder.
  public void write() throws EvidenceException {
    var learned =
        notebook.lessons().stream()
            .map(lesson -> new Learned(lesson, Proposal.of(lesson, setting)))
            .toList();
    LearnedFile.write(run, LearnedJson.of(run.id(), learned));
  }
}
