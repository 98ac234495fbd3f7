package dev.taskexec.kernel.secret;

import dev.taskexec.abi.secret.Redaction;
import java.io.ByteArrayOutputStream;

/// Takes all of a program's output, so that none of it reaches a file, and keeps what came on
/// standard output. Safe for use by several threads.
final class Capture implements Redaction {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean asked;

  /// What came on standard output, and at least one byte more than a secret may have where there
  /// was more.
  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public synchronized Stream stream() {
    var first = !asked;
    asked = true;
    return (bytes, _) -> first ? keep(bytes) : new byte[0];
  }

  private synchronized byte[] keep(byte[] bytes) {
    var room = SecretText.MOST_BYTES + 1 - kept.size();
    kept.write(bytes, 0, Math.clamp(room, 0, bytes.length));
    return new byte[0];
  }
}
