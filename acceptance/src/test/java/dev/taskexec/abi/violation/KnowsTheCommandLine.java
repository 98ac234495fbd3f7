package dev.taskexec.abi.violation;

import picocli.CommandLine;

/// Looks like a class of the vocabulary and uses a library.
public class KnowsTheCommandLine {
  Object way() {
    return new CommandLine(this);
  }
}
