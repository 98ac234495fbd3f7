package dev.taskexec.cli.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What stands on the command line behind a command's name.
///
/// @param options each with its texts, one unless it is repeatable; a flag's is `true` or `false`
/// @param arguments those that were given
public record Typed(
    SequencedMap<Option, List<String>> options, SequencedMap<Argument, String> arguments) {

  public Typed {
    options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    arguments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
  }
}
