package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.effects.file.beneath.OpenFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// The bytes of files, piece by piece.
final class Content {
  private static final int PIECE = 1 << 16;

  /// @param size in bytes
  record Summary(long size, Sha256 digest) {}

  /// What takes the pieces.
  @FunctionalInterface
  interface Sink {
    void take(ByteBuffer piece) throws IOException, EndedException;
  }

  private Content() {}

  /// Reads to the end.
  static Summary read(ReadableByteChannel in, Deed deed, Sink sink)
      throws IOException, EndedException {
    var digest = Sha256.newDigest();
    var piece = ByteBuffer.allocate(PIECE);
    var size = 0L;
    while (in.read(piece.clear()) >= 0) {
      deed.goOn();
      size += piece.flip().remaining();
      digest.update(piece.duplicate());
      sink.take(piece);
    }
    return new Summary(size, Sha256.of(digest));
  }

  static Summary summary(OpenFolder folder, Path name, Deed deed)
      throws IOException, EndedException {
    try (var in = folder.read(name)) {
      return read(in, deed, _ -> {});
    }
  }

  /// Writes all, and counts it.
  static void write(WritableByteChannel out, ByteBuffer bytes, Deed deed)
      throws IOException, EndedException {
    deed.spend(bytes.remaining());
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /// Copies a file into a channel.
  static Summary copy(OpenFolder folder, Path name, WritableByteChannel out, Deed deed)
      throws IOException, EndedException {
    try (var in = folder.read(name)) {
      return read(in, deed, piece -> write(out, piece, deed));
    }
  }
}
