package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How many bytes were read, and their digest.
///
/// @param sha256 64 small hexadecimal digits
record Received(long bytes, String sha256) {
  private static final int BUFFER_BYTES = 1 << 16;

  /// Is asked before so many more bytes are taken.
  @FunctionalInterface
  interface Charge {
    Charge NONE = _ -> {};

    void of(int bytes) throws EndedException;
  }

  /// Reads to the end and writes what was read.
  ///
  /// @param most more is not taken
  static Received from(InputStream in, OutputStream out, long most, Charge charge)
      throws IOException, EndedException {
    var digest = newDigest();
    var buffer = new byte[BUFFER_BYTES];
    var total = 0L;
    for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      total += count;
      if (total > most) {
        throw tooMuch(most);
      }
      charge.of(count);
      digest.update(buffer, 0, count);
      out.write(buffer, 0, count);
    }
    return new Received(total, HexFormat.of().formatHex(digest.digest()));
  }

  static EndedException tooMuch(long most) {
    return new EndedException(
        new EffectOutcome.Failed(
            "the body is larger than the %d bytes of max_bytes".formatted(most), true));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
