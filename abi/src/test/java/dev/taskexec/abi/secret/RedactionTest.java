package dev.taskexec.abi.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
  private static final String VALUE = "s3cr3t/+ value&zł?";
  private static final String KEY =
      """
      -----BEGIN KEY-----
      MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDZ
      }
      kqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDZkqhkiG9w0BAQEF
      -----END KEY-----""";

  @Test
  void a_value_is_replaced_by_its_name() {
    assertThat(knowing(VALUE).text("a " + VALUE + VALUE + " b"))
        .isEqualTo("a [secret TOKEN][secret TOKEN] b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "user:", "ünd "})
  void base64_is_replaced_wherever_the_value_begins_in_it(String before) {
    for (var after : new String[] {"", "\n", "x", "yz", " and more"}) {
      var text = (before + VALUE + after).getBytes(UTF_8);

      for (var encoder :
          new Base64.Encoder[] {
            Base64.getEncoder(),
            Base64.getUrlEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder().withoutPadding()
          }) {
        var redacted = knowing(VALUE).text(encoder.encodeToString(text));

        // What is left is what stands around it, and at most a digit that both share at each end.
        var around = redacted.replace("[secret TOKEN]", "").replace("=", "");
        assertThat(redacted).contains("[secret TOKEN]");
        assertThat(around.length())
            .isLessThanOrEqualTo((before.getBytes(UTF_8).length + after.length()) * 4 / 3 + 2);
      }
    }
  }

  @Test
  void base64_in_lines_is_replaced() {
    var encoded = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(KEY.getBytes(UTF_8));

    assertThat(encoded).contains("\n");
    assertThat(knowing(KEY).text(encoded).replace("[secret TOKEN]", "").strip()).hasSizeLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t%2F%2B%20value%26z%C5%82%3F",
        "s3cr3t%2f%2b%20value%26z%c5%82%3f",
        "s3cr3t%2F%2B+value%26z%C5%82%3F"
      })
  void a_value_in_a_url_is_replaced(String encoded) {
    assertThat(knowing(VALUE).text("https://x.example/?t=" + encoded + "&u=1"))
        .isEqualTo("https://x.example/?t=[secret TOKEN]&u=1");
    assertThat(knowing(VALUE).text(URLEncoder.encode(VALUE, UTF_8))).isEqualTo("[secret TOKEN]");
  }

  @Test
  void a_value_in_json_is_replaced() {
    var value = "pa\"ss\\wo\nrd/ł";

    assertThat(knowing(value).text("{\"t\":\"pa\\\"ss\\\\wo\\nrd/ł\"}"))
        .isEqualTo("{\"t\":\"[secret TOKEN]\"}");
    assertThat(knowing(value).text("{\"t\":\"pa\\\"ss\\\\wo\\nrd\\/\\u0142\"}"))
        .isEqualTo("{\"t\":\"[secret TOKEN]\"}");
  }

  @Test
  void each_long_line_of_a_value_is_replaced_and_no_short_one() {
    assertThat(knowing(KEY).text("}\n" + KEY.lines().toList().get(1) + "\n}"))
        .isEqualTo("}\n[secret TOKEN]\n}");
    assertThat(knowing(KEY).text("<" + KEY + ">")).isEqualTo("<[secret TOKEN]>");
  }

  @Test
  void what_overlaps_is_replaced_together() {
    var known = new KnownSecrets();
    known.add("A", "abcdef");
    known.add("B", "defghijk");

    assertThat(known.text("abcdefghijk abcdef defghijk"))
        .isEqualTo("[secret B] [secret A] [secret B]");
  }

  @Test
  void a_value_that_a_message_was_cut_in_is_replaced() {
    assertThat(knowing(VALUE).text("no such program: s3cr3t/+ v…: not started"))
        .isEqualTo("no such program: [secret TOKEN]…: not started");
  }

  @Test
  void a_value_of_three_characters_is_not_replaced() {
    var known = new KnownSecrets();

    assertThat(known.add("SHORT", "abc")).isFalse();
    assertThat(known.isEmpty()).isTrue();
    assertThat(known.text("abc")).isEqualTo("abc");
  }

  @Test
  void a_text_without_a_secret_stays_as_it_is_even_if_utf_8_cannot_say_it() {
    assertThat(knowing(VALUE).text("half \ud800 a character")).isEqualTo("half \ud800 a character");
  }

  private static KnownSecrets knowing(String value) {
    var known = new KnownSecrets();
    known.add("TOKEN", value);
    return known;
  }
}
