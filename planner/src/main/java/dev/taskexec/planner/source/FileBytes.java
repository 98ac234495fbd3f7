package dev.taskexec.planner.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// What came of reading a whole file: its bytes, or the trouble as data.
public sealed interface FileBytes {
  /// What is read needs about five times its size while it is decoded.
  int MEMORY_SHARE = 5;

  /// The bytes themselves, not a copy: what is read may be large. Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Read(byte[] bytes) implements FileBytes {}

  record Missing() implements FileBytes {}

  /// @param kind what it is instead, as a noun: `folder`
  record NotAFile(String kind) implements FileBytes {}

  /// @param reason why not, as the end of a sentence: `permission denied`
  record Unreadable(String reason) implements FileBytes {}

  /// Reads a file, following links. Pipes and terminals (`/dev/stdin`) are read to their end.
  static FileBytes read(Path path) {
    var limit = (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    return read(path, limit);
  }

  /// The same with another limit.
  ///
  /// @param limit the largest size that is read, in bytes
  static FileBytes read(Path path, int limit) {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return new NotAFile("folder");
      }
      if (attributes.size() > limit) {
        return tooLarge(limit);
      }
      if (attributes.isRegularFile()) {
        return new Read(Files.readAllBytes(path));
      }
      try (var in = Files.newInputStream(path)) {
        var bytes = in.readNBytes(limit);
        return in.read() < 0 ? new Read(bytes) : tooLarge(limit);
      }
    } catch (NoSuchFileException e) {
      return new Missing();
    } catch (AccessDeniedException e) {
      return new Unreadable("permission denied");
    } catch (FileSystemException e) {
      var reason = Objects.requireNonNullElse(e.getReason(), "the file system refuses it");
      return reason.equals("Not a directory") ? new Missing() : new Unreadable(reason);
    } catch (IOException e) {
      return new Unreadable(Objects.requireNonNullElse(e.getMessage(), "the reading failed"));
    }
  }

  private static Unreadable tooLarge(int limit) {
    return new Unreadable(
        "it is larger than %,d bytes, the most that fits this much memory".formatted(limit));
  }
}
