package dev.taskexec.effects.process.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void without_a_rule_no_port_is_open() throws Exception {
    assertThat(ports().open()).isEqualTo(Optional.of(Set.of()));
    assertThat(ports().any()).isFalse();
  }

  @Test
  void a_port_is_opened_and_that_of_dns_with_it() throws Exception {
    assertThat(ports("net:*:443").open()).isEqualTo(Optional.of(Set.of(53, 443)));
    assertThat(ports("net:*:443", "!net:*:53").open()).isEqualTo(Optional.of(Set.of(443)));
  }

  @Test
  void a_rule_without_a_port_is_every_port() throws Exception {
    assertThat(ports("net:*").open()).isEmpty();
    assertThat(ports("net:*").any()).isTrue();
  }

  @Test
  void a_host_is_opened_by_its_port_and_that_is_said() throws Exception {
    var ports = ports("net:repo.example:443", "net:10.0.0.0/8");

    assertThat(ports.open()).isEmpty();
    assertThat(ports.notes())
        .containsExactly(
            "net:repo.example:443: programs reach port 443 of every host",
            "net:10.0.0.0/8: programs reach every port of every host");
  }

  @Test
  void a_host_is_refused_where_everything_must_be_enforced() throws Exception {
    assertThat(ports(Strictness.REQUIRED, "net:*:443").open())
        .isEqualTo(Optional.of(Set.of(53, 443)));
    assertThatThrownBy(() -> ports(Strictness.REQUIRED, "net:repo.example:443"))
        .isInstanceOfSatisfying(
            UngrantableException.class,
            refusal -> {
              assertThat(refusal.rule())
                  .isEqualTo(
                      "`net:repo.example:443` names a host, and programs can only be kept to"
                          + " ports");
              assertThat(refusal.remedy()).startsWith("write `net:*:443` if");
            });
  }

  @Test
  void a_denied_host_beside_an_open_port_is_refused() {
    assertRefused("net:*:443", "!net:private.example");
    assertRefused("net:*:443", "!net:private.example:443");
    assertRefused("net:repo.example:443", "!net:10.0.0.0/8");
    assertRefused("net:*", "!net:*:25");
  }

  @Test
  void a_denial_of_other_ports_or_of_all_is_kept() throws Exception {
    assertThat(ports("net:*:443", "!net:private.example:80").open())
        .isEqualTo(Optional.of(Set.of(53, 443)));
    assertThat(ports("net:*:443", "net:*:80", "!net:*:80").open())
        .isEqualTo(Optional.of(Set.of(53, 443)));
    assertThat(ports("net:repo.example:443", "!net:*").open()).isEqualTo(Optional.of(Set.of()));
  }

  @Test
  void where_that_is_waived_it_goes_on_and_says_so() throws Exception {
    var ports = ports(Strictness.WAIVED, "net:*:443", "!net:private.example");

    assertThat(ports.open()).isEqualTo(Optional.of(Set.of(53, 443)));
    assertThat(ports.notes())
        .containsExactly("`!net:private.example` cannot be kept for programs beside `net:*:443`");
  }

  private static void assertRefused(String... rules) {
    assertThatThrownBy(() -> ports(rules))
        .isInstanceOfSatisfying(
            UngrantableException.class,
            refusal -> assertThat(refusal.rule()).contains("cannot be kept for programs"));
  }

  private static Ports ports(String... rules) throws UngrantableException {
    return ports(Strictness.USUAL, rules);
  }

  private static Ports ports(Strictness strictness, String... rules) throws UngrantableException {
    return Ports.of(new Permits(Stream.of(rules).map(PermitRule::parse).toList()), strictness);
  }
}
