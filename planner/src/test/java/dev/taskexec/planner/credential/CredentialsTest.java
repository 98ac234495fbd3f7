package dev.taskexec.planner.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples are put together here, so that nobody who looks for credentials finds one.
class CredentialsTest {
  private static final String DRAWN = "q7Rw2Zk9Lm4Xv8Bn1Tc6Yd3Hf5Jp0GsAeUiq";

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "AKIA, an AWS access key id, 16",
    "ASIA, an AWS access key id, 16",
    "ghp_, a GitHub token, 36",
    "ghs_, a GitHub token, 36",
    "github_pat_, a GitHub token, 30",
    "glpat-, a GitLab token, 20",
    "xoxb-, a Slack token, 20",
    "xoxp-, a Slack token, 20"
  })
  void tokens_are_known_by_their_beginning(String beginning, String looks, int length) {
    var token = beginning + DRAWN.substring(0, length);

    assertThat(found("export X=" + token + "\n")).containsExactly(looks + ": " + token);
    assertThat(found("a" + token)).isEmpty();
    assertThat(found(beginning + "x".repeat(length))).isEmpty();
    assertThat(found(beginning + "short1")).isEmpty();
  }

  @Test
  void a_private_key_is_found_whole() {
    var key = "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEvQ\n";

    assertThat(found("x\n" + key + "-----END " + "RSA PRIVATE KEY-----\n"))
        .containsExactly("a private key: " + key);
    assertThat(found("-----BEGIN " + "PUBLIC KEY-----\nMIIEvQ\n")).isEmpty();
  }

  @Test
  void a_json_web_token_is_found() {
    var token =
        "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiIxMjM0In0" + ".dBjftJeZ4CVP-mB92K27u";

    assertThat(found("Authorization: Bearer " + token + "'"))
        .containsExactly("a JSON Web Token: " + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=%s",
        "DB_PASSWORD = \"%s\"",
        "\"api_key\": \"%s\"",
        "token: %s",
        "- Env: `TOKEN=%s`",
        "--secret='%s' x",
        "{\"cmd\": [\"curl\", \"token=%s\"]}"
      })
  void what_is_drawn_by_chance_behind_a_telling_name_is_found(String form) {
    assertThat(found(form.formatted(DRAWN)))
        .containsExactly("a password, a key or a token: " + DRAWN);
  }

  @Test
  void a_password_in_a_url_is_found() {
    assertThat(found("git clone https://bot:hunter2x@git.example/x.git"))
        .containsExactly("a password in a URL: hunter2x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=${DB_PASSWORD_1}",
        "token: $TOKEN1234",
        "token=<your token 1>",
        "token: xxxxxxxx1",
        "password=example-Pass1",
        "- Budget: 90s, tokens 4000",
        "- Permits: `env:DEPLOY_TOKEN`, `read:secrets/**`",
        "secret: the-name-of-it",
        "https://user:password@host/",
        "https://user:${PASS}@host/",
        "https://host:8080/a@b",
        "https://repo.example/a:b@c",
        "password: see the wiki",
        "token = os.environ['TOKEN1']",
        "key: value1234567",
        "AKIA" + "IOSFODNN7" + "EXAMPLE"
      })
  void what_stands_for_a_credential_is_none(String text) {
    assertThat(found(text)).isEmpty();
  }

  static List<String> slow() {
    return List.of(
        "eyJ",
        "eyJ.eyJ",
        ":",
        "=",
        "://",
        "token=",
        "token:a",
        "https://a:b",
        "-",
        "-----BEGIN ",
        "-----BEGIN " + "PRIVATE KEY-----",
        "ghp_",
        "xoxb-",
        " password = ");
  }

  @ParameterizedTest
  @MethodSource("slow")
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_text_made_to_be_slow_is_not(String part) {
    var text = part.repeat((1 << 20) / part.length());

    assertThat(Credentials.in(text)).allMatch(it -> it.to() <= text.length());
  }

  private static List<String> found(String text) {
    return Credentials.in(text).stream()
        .map(it -> it.looks() + ": " + text.substring(it.from(), it.to()))
        .toList();
  }
}
