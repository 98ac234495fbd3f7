package dev.taskexec.abi.diagnostic;

import static dev.taskexec.abi.diagnostic.Severity.ERROR;
import static dev.taskexec.abi.diagnostic.Severity.NOTE;
import static dev.taskexec.abi.diagnostic.Severity.WARNING;

/// The stable codes of all diagnostics, with one sentence each. A code is never given a new
/// meaning.
public enum Code {
  SOT001(ERROR, "The source of truth does not exist."),
  SOT002(ERROR, "The source of truth is not a regular file."),
  SOT003(ERROR, "The source of truth cannot be read."),
  SOT004(ERROR, "The source of truth is not UTF-8."),
  SOT005(WARNING, "There is no execution section, so the plan is empty."),
  SOT006(WARNING, "A heading is almost the execution section's."),
  SOT007(WARNING, "A second execution section is not read."),
  SOT008(WARNING, "A line is almost a queue."),
  SOT009(WARNING, "A queue outside the execution section is not planned."),
  SOT010(WARNING, "A task line before the first queue is not planned."),
  SOT011(WARNING, "A task line outside the execution section is not planned."),
  SOT012(WARNING, "A line is almost a task line."),
  SOT013(WARNING, "A task line names no task."),
  SOT014(WARNING, "Something on a task line is almost a task id."),
  SOT015(WARNING, "A task is named in the execution section but planned nowhere."),
  SOT016(WARNING, "A task id is planned more than once."),
  SOT017(WARNING, "A queue has no task."),
  SOT018(WARNING, "Two queues have the same name."),
  SOT019(WARNING, "A code fence or a comment that is never closed hides lines of the plan."),
  SOT020(NOTE, "A line of a plan inside fenced code or an HTML comment is not planned."),
  SOT021(ERROR, "A task id is longer than 100 characters."),
  SOT022(ERROR, "A task id has digits other than 0 to 9."),
  SOT023(ERROR, "The front matter asks for a grammar that this version does not know."),
  SOT024(WARNING, "A task inside a comment on a task line is planned all the same."),
  SOT025(WARNING, "Tasks behind a line that is almost a queue go to the queue above it."),
  SOT026(NOTE, "A file without front matter holds forms that only mean something with it."),

  SOT030(ERROR, "The front matter is not YAML, or more of YAML than is read."),
  SOT031(ERROR, "A value in the front matter is not possible."),
  SOT032(WARNING, "A key of the front matter is not known, or stands in the wrong place."),
  SOT033(ERROR, "A parameter is declared wrongly."),
  SOT034(ERROR, "A parameter has no value, or one that does not fit its declaration."),
  SOT035(ERROR, "A text names a parameter that is not declared."),

  SOT040(ERROR, "A task is listed more than once."),
  SOT041(ERROR, "A card's task is listed in no queue."),
  SOT042(ERROR, "There are two cards for one task."),
  SOT043(ERROR, "What stands where a task is listed is no task id."),
  SOT044(WARNING, "A heading is almost a task card."),
  SOT045(ERROR, "Two queues have the same name."),
  SOT046(WARNING, "A task list item or a table of tasks that stands in no queue is not planned."),
  SOT047(WARNING, "A task has two titles that differ."),
  SOT048(WARNING, "A line that looks like part of the plan stands where it is not read."),
  SOT049(WARNING, "An attribute below a task list item counts for the whole queue."),

  SOT050(WARNING, "An attribute is not known."),
  SOT051(ERROR, "The value of an attribute is not valid."),
  SOT052(ERROR, "An attribute is given twice."),
  SOT053(WARNING, "An attribute means nothing where it stands."),
  SOT054(ERROR, "A permit is not valid."),

  SOT060(ERROR, "A card has fences of two agents."),
  SOT061(ERROR, "A line of an `exec` fence is not valid."),
  SOT062(ERROR, "An effect's envelope is not valid."),
  SOT063(WARNING, "A fence of a card does nothing."),
  SOT064(ERROR, "A script is longer than the operating system takes."),
  SOT065(ERROR, "A task has both a hook and fences."),
  SOT066(WARNING, "A fence is almost one that is run."),
  SOT067(ERROR, "A fence of a card is never closed."),
  SOT068(ERROR, "A list or table is too deep or too long to be read safely."),
  SOT069(
      WARNING,
      "A character turns the writing direction, so that a line reads otherwise than it is."),
  SOT070(WARNING, "Something looks like a credential."),
  SOT071(WARNING, "An envelope names an effect that is not installed here."),

  CFG001(ERROR, "The configuration folder does not exist."),
  CFG002(ERROR, "A configuration file cannot be read."),
  CFG003(ERROR, "A configuration file is not JSON."),
  CFG004(ERROR, "A configuration file has a key twice."),
  CFG005(ERROR, "A value in a configuration file has the wrong type."),
  CFG006(ERROR, "A hook's command has no `cmd`."),
  CFG007(ERROR, "A hook's command has an empty `cmd`."),
  CFG008(ERROR, "The manifest names an agent that does not exist."),
  CFG009(WARNING, "A hook matches no task and no queue."),
  CFG010(ERROR, "A value in a configuration file is not possible."),
  CFG011(NOTE, "A manifest without `\"version\": 1` is accepted and not used."),
  CFG012(WARNING, "A hook does nothing, or holds something that is not read."),
  CFG013(ERROR, "The value of a secret stands where only its source may be named."),

  PLN001(ERROR, "The plan does not exist."),
  PLN002(ERROR, "The plan cannot be read."),
  PLN003(ERROR, "The plan is not JSON."),
  PLN004(ERROR, "The plan has a key twice."),
  PLN005(ERROR, "A value in the plan has the wrong type."),
  PLN006(ERROR, "The plan lacks a field."),
  PLN007(ERROR, "The plan's version is not known."),
  PLN008(ERROR, "A task id in the plan is not an id."),
  PLN009(ERROR, "The plan's digest does not fit its content."),
  PLN010(ERROR, "A value in the plan is not possible."),
  PLN011(ERROR, "The plan asks for something that this version cannot do."),
  PLN012(ERROR, "The plan names an agent that does not exist."),
  PLN013(WARNING, "The hooks are not those that the plan was made from."),
  PLN014(NOTE, "Hooks were applied to the plan when it was run."),

  PLN015(ERROR, "The plan on disk is not what its source says."),

  CHK001(ERROR, "A need names nothing that there is."),
  CHK002(ERROR, "Tasks or queues need each other in a circle."),
  CHK003(ERROR, "A task can never get its budget."),
  CHK004(ERROR, "Tasks that may run together make the same output."),
  CHK005(ERROR, "A permit cannot be enforced on child processes."),
  CHK006(ERROR, "A permit for writing contains the kit's own files."),
  CHK007(ERROR, "A permit contains the kit's keys."),
  CHK008(WARNING, "A task is permitted what its last runs never used."),

  IMP001(ERROR, "The file to import cannot be read."),
  IMP002(ERROR, "The file to import is not what it was said to be."),
  IMP003(WARNING, "Something cannot be carried over."),
  IMP004(NOTE, "Something is carried over in another form."),

  USE001(ERROR, "The command line is wrong."),
  USE002(ERROR, "The plan has nothing of the name that was asked for."),
  USE003(ERROR, "No task is selected."),
  USE004(ERROR, "The run whose failed tasks are to run again cannot be read."),

  RUN001(ERROR, "There is no run of the name that was asked for."),
  RUN002(ERROR, "A run cannot be resumed."),
  RUN003(ERROR, "A run was begun with another plan."),
  RUN004(ERROR, "The record of a run was changed or is damaged."),
  RUN005(ERROR, "A task is not confined, and that was required."),

  OUT001(ERROR, "A file or folder cannot be written."),
  OUT002(ERROR, "A file exists already and is not replaced."),
  OUT003(ERROR, "Another kit holds the run.");

  private final Severity severity;
  private final String sentence;

  Code(Severity severity, String sentence) {
    this.severity = severity;
    this.sentence = sentence;
  }

  /// The severity where nothing says otherwise.
  public Severity severity() {
    return severity;
  }

  public String sentence() {
    return sentence;
  }
}
