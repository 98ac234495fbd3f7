package dev.taskexec.abi.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Sha256Test {
  /// FIPS 180-4, the one-block example.
  private static final String ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void is_written_with_its_algorithm() {
    assertThat(Sha256.of("abc".getBytes(UTF_8))).hasToString(ABC);
    assertThat(Sha256.parse(ABC)).isEqualTo(Sha256.of("abc".getBytes(UTF_8)));
  }

  @Test
  void refuses_another_form() {
    assertThatThrownBy(() -> Sha256.parse("md5:abc")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sha256.parse(ABC.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sha256("00")).isInstanceOf(IllegalArgumentException.class);
  }
}
