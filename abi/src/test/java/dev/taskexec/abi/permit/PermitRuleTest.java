package dev.taskexec.abi.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermitRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read:src/**",
        "read:**",
        "read:/**",
        "read:src/**/*.java",
        "read:\"src/*.{c,h}\"",
        "read:\"my files/**\"",
        "read:\"pages/\\[id].tsx\"",
        "read:./~x",
        "read:a~",
        "write:żółć/**",
        "!write:out/secret",
        "run:git",
        "run:./gradlew",
        "run:./~x",
        "run:tools/x",
        "run:\"/opt/my tool/x\"",
        "net:repo.example",
        "net:*.example:443",
        "!net:*",
        "net:*:443",
        "net:10.0.0.0/8:80",
        "net:0.0.0.0/0",
        "net:[::1]:443",
        "net:[2001:db8::/32]",
        "net:[::/0]:1",
        "net:[1:0:0:2::3]",
        "env:JAVA_HOME",
        "env:CI_*",
        "env:*",
        "effect:file.write",
        "effect:file.*",
        "effect:*"
      })
  void is_written_as_it_was_read(String text) {
    var rule = PermitRule.parse(text);

    assertThat(rule).hasToString(text);
    assertThat(PermitRule.parse(rule.toString())).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "read:./src//a/./b            | read:src/a/b",
        "read:\"plain\"               | read:plain",
        "write:**/**                  | write:**",
        "read:a/**/./**/b             | read:a/**/b",
        "read:/a//b                   | read:/a/b",
        "write:./**                   | write:**",
        "write:out/**/                | write:out/**",
        "read:\"a\\,b\"               | read:\"a,b\"",
        "run:.//gradlew               | run:./gradlew",
        "run:./a/b                    | run:a/b",
        "net:Repo.EXAMPLE:443         | net:repo.example:443",
        "net:\"[::1]:443\"            | net:[::1]:443",
        "net:10.0.0.1/32              | net:10.0.0.1",
      })
  void has_one_form(String text, String canonical) {
    assertThat(PermitRule.parse(text)).hasToString(canonical);
  }

  @Test
  void knows_a_denial() {
    assertThat(PermitRule.parse("!run:curl"))
        .isEqualTo(new PermitRule(true, Action.RUN, new Program("curl")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "read",
        "read:",
        "read:\"\"",
        "raed:x",
        "READ:x",
        "!!read:x",
        "! read:x",
        ":x",
        " read:x",
        "read: x",
        "read:x ",
        "read:a b",
        "read:a,b",
        "read:a:b",
        "read:a\\b",
        "read:\"a",
        "read:\"a\"b",
        "read:a\"b",
        "read:\"a\\b\"",
        "read:a\u0000",
        "read:a\nb",
        "read:a\u202Eb",
        "read:a\uD800",
        "read:a\u00A0b",
        "read:../x",
        "read:a/../b",
        "read:..",
        "read:.",
        "read:/",
        "read:./",
        "read:src/",
        "read:~/x",
        "read:a**",
        "read:a/**b",
        "read:[",
        "read:[]",
        "read:[z-a]",
        "read:{a",
        "read:\"{a,{b}}\"",
        "read:[a/b]",
        "write:src/*.java",
        "write:*",
        "write:a?",
        "!write:*.key",
        "write:*/**",
        "run:*",
        "run:git*",
        "run:tools/**",
        "run:tools/",
        "run:..",
        "run:.",
        "run:/",
        "run:a b",
        "net:",
        "net:http://x",
        "net:u@x",
        "net:x:",
        "net:x:0",
        "net:x:65536",
        "net:x:080",
        "net:x:*",
        "net:x:80:90",
        "net:::1",
        "net:[::1",
        "net:[::1]443",
        "net:[x]",
        "net:x.",
        "net:.x",
        "net:a..b",
        "net:-a",
        "net:a-",
        "net:a_b",
        "net:*.",
        "net:*.*.x",
        "net:a.*",
        "net:0177.0.0.1",
        "net:127.1",
        "net:2130706433",
        "net:0x7f000001",
        "net:0x7f.1",
        "net:1.2.3.256",
        "net:1.2.3.4.5",
        "net:*.1.2.3.4",
        "net:01.2.3.4",
        "net:10.0.0.1/8",
        "net:10.0.0.0/33",
        "net:10.0.0.0/08",
        "net:10.0.0.0/",
        "net:10/8",
        "net:[::1/64]",
        "net:[0:0:0:0:0:0:0:1]",
        "net:[::FF]",
        "net:[1::2::3]",
        "net:[:1]",
        "net:[1:2:3:4:5:6:7]",
        "net:[::ffff:1.2.3.4]",
        "net:[::ffff:102:304]",
        "net:[fe80::1%eth0]",
        "net:[]",
        "net:żółć.example",
        "net:\u212Aelvin.example",
        "net:x/24",
        "env:1A",
        "env:A-B",
        "env:CI*",
        "env:*CI",
        "env:A_*_B",
        "env:A=B",
        "effect:.x",
        "effect:x.",
        "effect:a..b",
        "effect:file*",
        "effect:*.x",
      })
  void refuses_what_is_no_rule_in_one_line(String text) {
    assertThatThrownBy(() -> PermitRule.parse(text))
        .isInstanceOf(PermitSyntaxException.class)
        .message()
        .matches("\\P{Cntrl}+; \\P{Cntrl}+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "raed:x            | did you mean `read`?",
        "write:src/*.java  | permit the folder: `write:src/**`",
        "write:*.java      | permit the folder: `write:out/**`",
        "read:src/         | write `read:src/**` for all that is in it",
        "net:10.0.0.1/8    | write `10.0.0.0/8` for the network, or leave `/8` out for the one address",
        "net:[2001:db8::1/32] | write `[2001:db8::/32]` for the network, or leave `/32` out for the one address",
        "net:[::FFFF:1]    | write `[::ffff:1]` (RFC 5952)",
        "net:[::ffff:102:304] | write `net:1.2.3.4`",
        "read:a b          | write one rule for each resource; if it belongs to the name, write `read:\"a b\"`",
      })
  void says_what_would_be_valid(String text, String remedy) {
    assertThatThrownBy(() -> PermitRule.parse(text))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.type(PermitSyntaxException.class))
        .extracting(PermitSyntaxException::remedy)
        .isEqualTo(remedy);
  }
}
