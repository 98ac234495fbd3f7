package dev.taskexec.abi.checkup;

import java.util.Optional;

/// One thing that was found out about this machine, for `doctor`.
///
/// @param topic what it is about, in one or two words, such as `launcher`
/// @param text one line
/// @param remedy what would mend it; there where something is lacking
public record Finding(String topic, State state, String text, Optional<String> remedy) {

  public Finding {
    if (topic.isBlank() || text.isBlank() || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a finding: `%s`: %s".formatted(topic, text));
    }
    if (state == State.LACKING && remedy.isEmpty()) {
      throw new IllegalArgumentException("no remedy for " + text);
    }
  }

  /// Whether it is as it should be.
  public enum State {
    FINE,
    /// Something does not work, or is not as good as it could be.
    LACKING
  }

  public static Finding fine(String topic, String text) {
    return new Finding(topic, State.FINE, text, Optional.empty());
  }

  public static Finding lacking(String topic, String text, String remedy) {
    return new Finding(topic, State.LACKING, text, Optional.of(remedy));
  }
}
