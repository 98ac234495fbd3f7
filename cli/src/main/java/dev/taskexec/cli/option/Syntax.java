package dev.taskexec.cli.option;

import java.util.List;

/// How a command is written.
///
/// @param command its name
/// @param summary one sentence for the list of commands
/// @param description what else its help says, a paragraph each
/// @param synopsis what stands behind the name, in short
/// @param arguments in their order, the optional ones last
/// @param options in the order of help
/// @param examples command lines that work, each with a word on what it does
public record Syntax(
    String command,
    String summary,
    List<String> description,
    String synopsis,
    List<Argument> arguments,
    List<Option> options,
    List<Example> examples) {

  public Syntax {
    description = List.copyOf(description);
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /// How a command is written that takes options only.
  public Syntax(
      String command,
      String summary,
      List<String> description,
      String synopsis,
      List<Option> options,
      List<Example> examples) {
    this(command, summary, description, synopsis, List.of(), options, examples);
  }

  /// A command line that works.
  public record Example(String line, String meaning) {}
}
