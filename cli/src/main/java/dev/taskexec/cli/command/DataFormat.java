package dev.taskexec.cli.command;

import dev.taskexec.cli.option.Option;

/// How a command writes its data.
enum DataFormat {
  TEXT,
  JSON;

  static final Option OPTION =
      Option.value("--format", "HOW", "Writes text (the default), or an object as json.");
}
