package dev.taskexec.abi.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactingStreamTest {
  private static final int CASES = 300;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void output_comes_out_the_same_however_it_comes_in(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < CASES; i++) {
      var known = randomSecrets(random);
      var output = randomText(random, random.nextInt(120));

      var whole = redacted(known, List.of(output));
      var split = redacted(known, split(output, random));

      assertThat(split).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void exactly_the_bytes_of_what_is_sought_go(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < CASES; i++) {
      var patterns = randomPatterns(random);
      var output = randomText(random, random.nextInt(60));
      var stream = new RedactingStream(new PatternTree(patterns), List.of("A", "B", "C"));

      var redacted = new String(stream.next(output, true), ISO_8859_1);

      assertThat(redacted.replaceAll("\\[secret .\\]", "")).isEqualTo(kept(output, patterns));
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void output_made_to_be_slow_is_not() {
    var known = new KnownSecrets();
    known.add("MANY", "a".repeat(60_000) + "b");
    known.add("FEW", "aaaa");
    var output = new byte[1 << 24];
    Arrays.fill(output, (byte) 'a');

    var redacted = redacted(known, List.of(output, output));

    assertThat(redacted).isEqualTo("[secret FEW]");
  }

  @Test
  void nothing_is_kept_back_that_cannot_be_the_beginning_of_a_secret() {
    var known = new KnownSecrets();
    known.add("TOKEN", "secret-value");
    var stream = known.stream();

    assertThat(text(stream.next(bytes("Name: sec"), false))).isEqualTo("Name: ");
    assertThat(text(stream.next(bytes("tion"), false))).isEqualTo("section");
  }

  private static String redacted(Redaction known, List<byte[]> pieces) {
    var stream = known.stream();
    var out = new ByteArrayOutputStream();
    pieces.forEach(piece -> out.writeBytes(stream.next(piece, false)));
    out.writeBytes(stream.next(new byte[0], true));
    return out.toString(ISO_8859_1);
  }

  private static List<byte[]> split(byte[] output, Random random) {
    var pieces = new ArrayList<byte[]>();
    for (var at = 0; at < output.length; ) {
      var end = Math.min(output.length, at + random.nextInt(9));
      pieces.add(Arrays.copyOfRange(output, at, end));
      at = end;
    }
    return pieces;
  }

  private static KnownSecrets randomSecrets(Random random) {
    var known = new KnownSecrets();
    for (var i = 0; i <= random.nextInt(3); i++) {
      known.add("S" + i, text(randomText(random, 4 + random.nextInt(6))));
    }
    return known;
  }

  private static List<PatternTree.Pattern> randomPatterns(Random random) {
    var patterns = new ArrayList<PatternTree.Pattern>();
    for (var i = 0; i < 3; i++) {
      patterns.add(new PatternTree.Pattern(randomText(random, 1 + random.nextInt(7)), i));
    }
    return patterns;
  }

  /// Of few letters, so that much overlaps.
  private static byte[] randomText(Random random, int length) {
    var text = new byte[length];
    for (var i = 0; i < length; i++) {
      text[i] = (byte) ('a' + random.nextInt(3));
    }
    return text;
  }

  /// The slow way.
  private static String kept(byte[] output, List<PatternTree.Pattern> patterns) {
    var gone = new BitSet();
    for (var pattern : patterns) {
      var sought = text(pattern.bytes());
      for (var at = text(output).indexOf(sought);
          at >= 0;
          at = text(output).indexOf(sought, at + 1)) {
        gone.set(at, at + sought.length());
      }
    }
    var kept = new StringBuilder();
    for (var i = 0; i < output.length; i++) {
      if (!gone.get(i)) {
        kept.append((char) output[i]);
      }
    }
    return kept.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
