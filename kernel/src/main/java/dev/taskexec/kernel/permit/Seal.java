package dev.taskexec.kernel.permit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// 32 bytes that sign, and are signed: a key, or HMAC-SHA256 under one. They never leave the memory
/// of the run.
final class Seal {
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  /// @param bytes 32 of them
  Seal(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a seal of " + bytes.length + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /// The seal of some texts under this one. Each goes in with its length, so that no other texts
  /// come to the same bytes.
  Seal over(List<String> texts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      for (var text : texts) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        mac.update((encoded.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(encoded);
      }
      return new Seal(mac.doFinal());
    } catch (GeneralSecurityException e) {
      // Every Java platform must have it.
      throw new IllegalStateException(e);
    }
  }

  /// In a time that does not depend on where they differ.
  @Override
  public boolean equals(Object other) {
    return other instanceof Seal seal && MessageDigest.isEqual(bytes, seal.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Says nothing, so that it cannot be written anywhere by mistake.
  @Override
  public String toString() {
    return "a seal";
  }
}
