package dev.taskexec.abi.secret;

/// Takes the values of secrets out of what is written or shown. Safe for use by several threads.
///
/// What it knows grows as secrets are resolved; it never forgets one.
public interface Redaction {
  /// Knows no secret.
  Redaction NONE =
      new Redaction() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public String text(String text) {
          return text;
        }

        @Override
        public Stream stream() {
          return (bytes, last) -> bytes;
        }
      };

  /// Whether there is nothing to take out.
  boolean isEmpty();

  /// The text without secrets: each is `[secret NAME]` instead, also in base64 and URL form.
  String text(String text);

  /// Takes secrets out of output that comes in pieces. Who writes the two streams of a process MUST
  /// ask for that of standard output first.
  Stream stream();

  /// One stream of output. Used by one thread.
  interface Stream {
    /// What of the bytes so far can be told to hold no secret, with the secrets taken out.
    ///
    /// @param last whether the stream ends with these bytes; then nothing is kept back
    byte[] next(byte[] bytes, boolean last);
  }
}
