package dev.taskexec.kernel.secret;

import dev.taskexec.abi.effect.EffectOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What the vault says when a task asks for its secrets.
public sealed interface Answer {

  /// @param values by the names of the variables that the task sees
  record Had(SequencedMap<String, String> values) implements Answer {
    public Had {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Shows no value.
    @Override
    public String toString() {
      return "secrets " + values.keySet();
    }
  }

  /// One of them cannot be had, so that nothing of the task can begin.
  ///
  /// @param outcome which, from where, and why
  record Lacking(EffectOutcome outcome) implements Answer {}
}
