package dev.taskexec.abi.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermitRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read:src/**",
        "!write:out/secret",
        "net:[::1]:443",
        "env:CI_*",
        "effect:file.write"
      })
  void is_written_as_it_was_read(String text) {
    assertThat(PermitRule.parse(text)).hasToString(text);
  }

  @Test
  void knows_a_denial() {
    assertThat(PermitRule.parse("!run:curl")).isEqualTo(new PermitRule(true, Action.RUN, "curl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "read", "read:", "raed:x", "READ:x", "!!read:x", ":x"})
  void refuses_what_is_no_rule(String text) {
    assertThatThrownBy(() -> PermitRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
