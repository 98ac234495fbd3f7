package dev.taskexec.cli.command;

import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Role;

/// What is said, whatever else is not, where tasks run to learn their permits.
final class LearnWarning {

  private LearnWarning() {}

  static void say(Messages messages) {
    messages.error(
        messages.styles().paint(Role.WARNING, "UNCONFINED")
            + ": --learn: all tasks run unconfined, and may do all that you may; they are only"
            + " watched");
  }
}
