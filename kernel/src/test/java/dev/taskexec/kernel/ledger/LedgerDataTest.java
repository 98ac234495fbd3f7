package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerDataTest {

  @ParameterizedTest
  @CsvSource({"a,4096", "ä,2048", "€,1365", "😀,1024"})
  void text_of_four_kibibytes_stands_as_it_is(String character, int times) {
    var text = character.repeat(times);

    assertThat(LedgerData.text(text)).isEqualTo(JsonValue.of(text));
    assertThat(LedgerData.fits(JsonValue.of(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a,4097", "ä,2049", "€,1366", "😀,1025", "a,1000000"})
  void longer_text_is_named_by_its_digest_and_its_size(String character, int times) {
    var text = character.repeat(times);
    var bytes = text.getBytes(UTF_8);

    var named = LedgerData.text(text);

    assertThat(CanonicalJson.text(named))
        .isEqualTo(
            "{\"sha256\":\"%s\",\"size\":%d}".formatted(Sha256.of(bytes).hex(), bytes.length));
    assertThat(LedgerData.fits(JsonValue.of(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"\ud83d,\ufffd", "a\ude00b,a\ufffdb", "\ude00\ud83d,\ufffd\ufffd", "😀,😀"})
  void half_of_a_surrogate_pair_is_replaced(String text, String mended) {
    assertThat(LedgerData.text(text)).isEqualTo(JsonValue.of(mended));
  }

  @Test
  void what_fits_stays_the_same_object() {
    var data = Obj.builder().put("argv", List.of(JsonValue.of("true"))).put("n", 1).build();

    assertThat(LedgerData.of(data)).isSameAs(data);
    assertThat(LedgerData.fitting(data)).isSameAs(data);
  }

  @Test
  void what_lies_too_deep_is_left_out() {
    JsonValue deep = JsonValue.of("bottom");
    for (var i = 0; i < 5_000; i++) {
      deep = i % 2 == 0 ? new JsonValue.Arr(List.of(deep)) : Obj.builder().put("a", deep).build();
    }

    var mended = CanonicalJson.text(LedgerData.of(deep));

    assertThat(mended).contains("null").hasSizeLessThan(300);
    assertThat(LedgerData.fits(LedgerData.of(deep))).isTrue();
  }

  @Test
  void only_the_longest_members_of_too_much_data_are_named() {
    var data =
        Obj.builder()
            .put("short", "s")
            .put("long", List.of(JsonValue.of("x".repeat(4_000)), JsonValue.of(1)))
            .put("longest", Obj.builder().putStrings("all", twenty("y".repeat(4_000))).build())
            .build();

    var fitting = LedgerData.fitting(data).members();

    assertThat(fitting.get("short")).isEqualTo(JsonValue.of("s"));
    assertThat(fitting.get("long")).isEqualTo(data.members().get("long"));
    var bytes = CanonicalJson.bytes(data.members().get("longest"));
    assertThat(CanonicalJson.text(fitting.get("longest")))
        .isEqualTo(
            "{\"sha256\":\"%s\",\"size\":%d}".formatted(Sha256.of(bytes).hex(), bytes.length));
    assertThat(List.copyOf(fitting.keySet())).containsExactly("short", "long", "longest");
  }

  @RepeatedTest(200)
  void any_data_makes_a_record_that_is_read_as_it_was_written(RepetitionInfo repetition)
      throws Exception {
    var random = new Random(repetition.getCurrentRepetition());
    var store = new CrashingStore();
    var ledger = TestingLedger.begin(store);
    var data = Obj.builder();
    for (var i = 0; i < random.nextInt(12); i++) {
      data.put(text(random, 8) + i, value(random, 0));
    }

    TestingLedger.append(ledger, AuditKind.EFFECT_DONE, data.build());
    ledger.close();

    var read = TestingLedger.read(store);
    assertThat(read.end().records()).isOne();
    assertThat(read.end().torn()).isZero();
  }

  private static JsonValue value(Random random, int level) {
    return switch (random.nextInt(level > 6 ? 5 : 7)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.of(random.nextBoolean());
      case 2 -> JsonValue.of(random.nextLong(-(1L << 53), 1L << 53));
      case 3 -> new JsonValue.Real(random.nextGaussian());
      case 4 -> JsonValue.of(text(random, random.nextInt(5) == 0 ? 20_000 : 50));
      case 5 ->
          new JsonValue.Arr(
              random.ints(random.nextInt(9)).mapToObj(_ -> value(random, level + 1)).toList());
      default -> {
        var object = Obj.builder();
        for (var i = 0; i < random.nextInt(9); i++) {
          object.put(text(random, random.nextInt(20) == 0 ? 9_000 : 9), value(random, level + 1));
        }
        yield object.build();
      }
    };
  }

  /// Any UTF-16 units, also halves of pairs and control characters.
  private static String text(Random random, int longest) {
    var length = random.nextInt(longest);
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append(
          (char)
              switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> random.nextInt(0xd800, 0xe000);
                case 2 -> random.nextInt(0x10000);
                default -> 'a' + random.nextInt(26);
              });
    }
    return text.toString();
  }

  private static Map<String, String> twenty(String text) {
    var twenty = new LinkedHashMap<String, String>();
    for (var i = 0; i < 20; i++) {
      twenty.put("t" + i, text);
    }
    return twenty;
  }
}
