package dev.taskexec.effects.process.launcher;

import dev.taskexec.effects.process.nativecall.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Why a process was not started, in plain words. The system gives an error number only, which says
/// neither whether the folder or the program is meant, nor what is missing about a program that is
/// there; that is looked up afterwards.
final class StartFailure {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  // errno(3), the same on Linux and macOS
  private static final int ENOENT = 2;
  private static final int E2BIG = 7;
  private static final int EACCES = 13;
  private static final int ENOTDIR = 20;

  /// The kernel reads no more of a script's first line (BINPRM_BUF_SIZE).
  private static final int FIRST_LINE_LIMIT = 256;

  private StartFailure() {}

  /// @param error as errno(3) has it
  /// @param text what the system says about that
  static String reason(Launch launch, ProgramSearch search, int error, String text) {
    return switch (error) {
      case ENOENT, ENOTDIR -> missing(launch, search);
      case EACCES -> denied(launch, search);
      case E2BIG ->
          "the arguments and the environment are too long for the system: " + launch.program();
      default -> unknown(launch, text);
    };
  }

  /// @param text which file, and what the system says about it
  static String outputFile(String text) {
    return "a file for the output cannot be opened: " + text;
  }

  static String unknown(Launch launch, String text) {
    return "cannot be started: %s (%s)".formatted(launch.program(), text);
  }

  /// Why nothing that may be run has the program's name.
  static String notFound(ProgramSearch search, String program) {
    var nearest = search.nearest();
    if (nearest.isEmpty()) {
      return "no such program: " + program;
    }
    return Files.isDirectory(nearest.get())
        ? "a folder is no program: " + nearest.get()
        : "permission denied: " + nearest.get();
  }

  /// Why a program, or what it needs, is not there.
  static String missing(Launch launch, ProgramSearch search) {
    var folder = launch.folder();
    if (!Files.exists(folder)) {
      return "no such folder: " + folder;
    }
    if (!Files.isDirectory(folder)) {
      return "not a folder: " + folder;
    }
    return search
        .found()
        .map(StartFailure::interpreterMissing)
        .orElseGet(() -> notFound(search, launch.program()));
  }

  /// The same where only the system's words are known.
  static String denied(Launch launch, ProgramSearch search, String text) {
    return text.equals(Errno.text(EACCES)) ? denied(launch, search) : unknown(launch, text);
  }

  private static String denied(Launch launch, ProgramSearch search) {
    if (!Files.isExecutable(launch.folder())) {
      return "permission denied: " + launch.folder();
    }
    return search
        .found()
        .map(file -> "permission denied: " + file)
        .orElseGet(() -> notFound(search, launch.program()));
  }

  /// The program is there and may be run, so what is missing is what runs it: the interpreter that
  /// its first line names, or the loader of a binary.
  private static String interpreterMissing(Path file) {
    var line = firstLine(file);
    if (!line.startsWith("#!")) {
      return "cannot be started: %s (the loader that it asks for is missing)".formatted(file);
    }
    var interpreter = BLANKS.split(line.substring(2).strip(), 2)[0];
    return line.endsWith("\r")
        ? "no such interpreter: %s\r, because the first line of %s ends in CRLF"
            .formatted(interpreter, file)
        : "no such interpreter: %s, in the first line of %s".formatted(interpreter, file);
  }

  private static String firstLine(Path file) {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(FIRST_LINE_LIMIT), StandardCharsets.UTF_8);
      var end = head.indexOf('\n');
      return end < 0 ? head : head.substring(0, end);
    } catch (IOException e) {
      return "";
    }
  }
}
