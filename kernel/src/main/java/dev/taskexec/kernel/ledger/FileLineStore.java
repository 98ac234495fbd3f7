package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.file.AtomicFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A ledger's file. What is added goes to its end, whoever else may have added something (POSIX
/// `O_APPEND`).
///
/// It uses no channel: a channel is closed for good when a thread that is interrupted writes to it,
/// and the threads of tasks that are being stopped are interrupted. So it is forced by
/// `FileDescriptor.sync`, which is fsync(2): fdatasync(2), that a channel offers, would save the
/// time of the last change only, as the length changes with each group and has to be written in
/// both cases.
public final class FileLineStore implements LineStore {
  private static final String KEPT = ".torn-";

  private final Path path;
  private final FileLines lines;
  private final FileOutputStream out;

  private FileLineStore(Path path, FileLines lines, FileOutputStream out) {
    this.path = path;
    this.lines = lines;
    this.out = out;
  }

  /// @param path exists, durably: it was made with the run's folder, which was forced
  public static FileLineStore open(Path path) throws IOException {
    // First: opening to append would make a file that is not there.
    var lines = FileLines.open(path);
    try {
      return new FileLineStore(path, lines, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  @Override
  public long size() throws IOException {
    return lines.size();
  }

  @Override
  public byte[] read(long from, int length) throws IOException {
    return lines.read(from, length);
  }

  @Override
  public void append(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public void force() throws IOException {
    out.getFD().sync();
  }

  @Override
  public void cutOff(long size) throws IOException {
    keep(size);
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
      file.getFD().sync();
    }
  }

  @Override
  public List<Kept> kept() throws IOException {
    var kept = new ArrayList<Kept>();
    for (var number = 1; Files.exists(aside(number), LinkOption.NOFOLLOW_LINKS); number++) {
      kept.add(new Kept(name(number), Files.size(aside(number))));
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    try (lines) {
      out.close();
    }
  }

  private void keep(long from) throws IOException {
    for (var number = 1; ; number++) {
      try {
        AtomicFile.writeNew(
            aside(number),
            copy -> {
              try (var in = Files.newInputStream(path)) {
                in.skipNBytes(from);
                in.transferTo(copy);
              }
            });
        return;
      } catch (FileAlreadyExistsException _) {
        // An older tail; take the next number.
      }
    }
  }

  private Path aside(int number) {
    return path.resolveSibling(name(number));
  }

  /// `ledger.torn-1` beside `ledger.jsonl`.
  private String name(int number) {
    var file = String.valueOf(path.getFileName());
    var dot = file.lastIndexOf('.');
    return (dot < 0 ? file : file.substring(0, dot)) + KEPT + number;
  }
}
