package dev.taskexec.cli.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output, which takes data in UTF-8. Once a write has failed it swallows what follows, so
/// that whoever writes need not care; the failure is asked for at the end.
public final class Output {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream stream;
  private @Nullable IOException failure;

  public Output(OutputStream stream) {
    this.stream = new BufferedOutputStream(stream, BUFFER_BYTES);
  }

  /// What writes bytes.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream stream) throws IOException;
  }

  public void line(String text) {
    text(text + "\n");
  }

  public void text(String text) {
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Lets the reader see what was written so far.
  public void flush() {
    write(OutputStream::flush);
  }

  public void write(Body body) {
    if (failure != null) {
      return;
    }
    try {
      body.writeTo(stream);
    } catch (IOException broken) {
      failure = broken;
    }
  }

  /// Writes out what is buffered and says what went wrong since the start. That the reader has gone
  /// (`task-exec-kit list … | head`) is not wrong.
  public Optional<IOException> finish() {
    write(OutputStream::flush);
    return Optional.ofNullable(failure).filter(broken -> !isBrokenPipe(broken));
  }

  // The JDK has no type for EPIPE, only the C library's words; the launcher sees to it that they
  // are English.
  private static boolean isBrokenPipe(IOException failure) {
    var message = failure.getMessage();
    return message != null && message.contains("Broken pipe");
  }
}
