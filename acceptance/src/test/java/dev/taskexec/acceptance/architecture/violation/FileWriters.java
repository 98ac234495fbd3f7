package dev.taskexec.acceptance.architecture.violation;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The ways to change files, one a class.
public final class FileWriters {
  static class Write {
    void way(Path path) throws Exception {
      Files.writeString(path, "");
    }
  }

  static class Stream {
    Object way(Path path) throws Exception {
      return Files.newOutputStream(path);
    }
  }

  static class Copy {
    void way(Path path) throws Exception {
      Files.copy(path, path.resolveSibling("x"));
    }
  }

  static class Folder {
    void way(Path path) throws Exception {
      Files.createDirectories(path);
    }
  }

  static class Removal {
    void way(Path path) throws Exception {
      Files.deleteIfExists(path);
    }
  }

  static class Channel {
    Object way(Path path) throws Exception {
      return FileChannel.open(path, StandardOpenOption.WRITE);
    }
  }

  static class OldStream {
    Object way(File file) throws Exception {
      return new FileOutputStream(file);
    }
  }

  static class RandomAccess {
    Object way(File file) throws Exception {
      return new RandomAccessFile(file, "rw");
    }
  }

  static class Printer {
    Object way(File file) throws Exception {
      return new PrintWriter(file);
    }
  }

  static class OldFile {
    boolean way(File file) {
      return file.delete();
    }
  }

  static class HarmlessReader {
    Object way(Path path) throws Exception {
      Files.copy(path, new ByteArrayOutputStream());
      return Files.readString(path) + Files.isDirectory(path) + path.toFile().exists();
    }
  }

  static class HarmlessPrinter {
    Object way() {
      return new PrintWriter(new StringWriter());
    }
  }

  private FileWriters() {}
}
