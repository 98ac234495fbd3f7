package dev.taskexec.effects.process.launcher;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.regex.Pattern;

/// What the JDK's launcher says when it cannot start a process: the number is in its message.
final class JdkFailure {
  private static final Pattern ERROR = Pattern.compile("error[:=] ?(\\d+)[ ,(]+([^()]+)");

  private JdkFailure() {}

  static String reason(Launch launch, ProgramSearch search, IOException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var said = String.valueOf(cause.getMessage());
    if (cause instanceof FileNotFoundException) {
      return StartFailure.outputFile(said);
    }
    var error = ERROR.matcher(said);
    return error.find()
        ? StartFailure.reason(
            launch, search, Integer.parseInt(error.group(1)), error.group(2).strip())
        : StartFailure.unknown(launch, said);
  }
}
