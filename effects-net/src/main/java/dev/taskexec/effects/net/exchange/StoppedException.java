package dev.taskexec.effects.net.exchange;

import java.io.IOException;

/// What was under way was stopped from outside.
public final class StoppedException extends IOException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
