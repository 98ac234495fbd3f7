package dev.taskexec.cli.session;

import java.io.IOException;
import java.io.OutputStream;

/// A stream that takes nothing, and counts how often it was asked to.
public final class BrokenStream extends OutputStream {
  private final String message;
  private int tries;

  public BrokenStream(String message) {
    this.message = message;
  }

  int tries() {
    return tries;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    tries++;
    throw new IOException(message);
  }
}
