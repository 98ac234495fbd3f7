package dev.taskexec.kernel.folder;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// The run's `logs/`. A file in it is never overwritten: a name that is taken gets a number. Safe
/// for use by several threads.
///
/// Everything is written through [Files#newOutputStream], which, unlike a channel, does not break
/// off when the thread that writes is interrupted because its task is being stopped.
public final class LogFolder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Place place;
  private final RunId run;

  LogFolder(Place place, RunId run) {
    this.place = place;
    this.run = run;
  }

  /// Begins the log of something that prints, `<stem>_<name>.log`.
  ///
  /// @param stem of the attempt
  /// @param header its first line
  public OutputLog begin(String stem, String name, String header) throws EvidenceException {
    var log = create(stem + "_" + checked(name), ".log", header + "\n");
    return OutputLog.begin(log);
  }

  /// Writes a small file whole, `<stem>_<name>_<second of the run>.txt`.
  ///
  /// @param stem of the attempt
  public LogFile note(String stem, String name, String text) throws EvidenceException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var file = create("%s_%s_%s".formatted(stem, checked(name), run.timestamp()), ".txt", bytes);
    return new LogFile(file.shown(), bytes.length, Sha256.of(bytes));
  }

  private Place create(String name, String ending, String text) throws EvidenceException {
    return create(name, ending, text.getBytes(StandardCharsets.UTF_8));
  }

  private Place create(String name, String ending, byte[] content) throws EvidenceException {
    for (var number = 1; ; number++) {
      var file = place.child(number == 1 ? name + ending : name + "-" + number + ending);
      try {
        Files.write(file.real(), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return file;
      } catch (FileAlreadyExistsException _) {
        // Two ids and two names may come to the same file name; take the next number.
      } catch (IOException e) {
        throw Unwritable.at(file.shown(), e);
      }
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not part of a file name: " + name);
    }
    return name;
  }
}
