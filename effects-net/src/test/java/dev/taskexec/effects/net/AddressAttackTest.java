package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.effects.net.address.Lookup;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks 25, 28, 29 and 32: other ports, other spellings, names that lead astray.
@Timeout(60)
class AddressAttackTest {
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = TestingSite.open().text("/", "the secret page");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void an_address_is_reached_with_the_permit_for_it() {
    assertThat(Asking.of(site.url("/")).confined("net:" + site.place()).body())
        .isEqualTo("the secret page");
    assertThat(Asking.of(site.url("/")).confined("net:127.0.0.0/8").body())
        .isEqualTo("the secret page");
    assertThat(Asking.of(site.url("/")).body()).isEqualTo("the secret page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                          | no permit allows `net:127.0.0.1:PORT`",
        "net:127.0.0.1:1           | no permit allows `net:127.0.0.1:PORT`",
        "net:127.0.0.2             | no permit allows `net:127.0.0.1:PORT`",
        "net:localhost             | no permit allows `net:127.0.0.1:PORT`",
        "net:*                     | `127.0.0.1` is asked for, and that is this machine itself",
        "net:*:PORT                | `127.0.0.1` is asked for, and that is this machine itself",
        "net:127.0.0.1 !net:*      | `!net:*` forbids `net:127.0.0.1:PORT`",
        "net:127.0.0.1 !net:127.0.0.0/8 | `!net:127.0.0.0/8` forbids `net:127.0.0.1:PORT`",
      })
  void an_address_is_not_reached_without_its_permit(String rules, String reason) {
    var permits = rules == null ? new String[0] : withPort(rules).split(" ");

    var refused = Asking.of(site.url("/")).confined(permits).refused();

    assertThat(refused.rule()).isEqualTo(withPort(reason));
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void the_remedy_of_a_refusal_is_one() {
    var refused = Asking.of(site.url("/")).confined("net:*").refused();
    var added = refused.remedy().replaceAll(".*`(net:[^`]+)`.*", "$1");

    assertThat(Asking.of(site.url("/")).confined("net:*", added).body())
        .isEqualTo("the secret page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.0.0.1.",
        "localhost.",
        "[::ffff:7f00:1]",
        "[::ffff:127.0.0.1]",
        "user@127.0.0.1",
        "bücher.example@127.0.0.1",
        "ⓛocalhost",
      })
  void another_spelling_of_an_address_is_never_asked_for(String host) {
    var failed = Asking.of("http://" + host + ":" + site.port() + "/").confined("net:*").failed();

    assertThat(failed.started()).isFalse();
    assertThat(site.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,         this machine itself",
    "::1,               this machine itself",
    "0.0.0.0,           no certain machine",
    "169.254.169.254,   a link-local address",
    "10.0.0.1,          a private network",
    "192.168.0.1,       a private network",
    "fd00:ec2::254,     a private network",
    "64:ff9b::7f00:1,   this machine itself",
    "2002:7f00:1::,     this machine itself",
    "::7f00:1,          this machine itself",
    "224.0.0.1,         many machines at once",
  })
  void a_permitted_name_leads_to_no_address_that_is_not_public(String address, String what) {
    var refused =
        Asking.of(site.url("repo.example", "/"))
            .confined("net:repo.example", "net:*")
            .name("repo.example", address)
            .refused();

    assertThat(refused.rule()).startsWith("`repo.example` leads to ").contains(what);
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void one_bad_address_among_good_ones_is_enough_to_refuse() {
    var refused =
        Asking.of(site.url("repo.example", "/"))
            .confined("net:repo.example")
            .name("repo.example", "192.0.2.1", "127.0.0.1")
            .refused();

    assertThat(refused.rule()).startsWith("`repo.example` leads to 127.0.0.1");
  }

  @Test
  void a_name_leads_to_an_address_that_is_permitted_itself() {
    var body =
        Asking.of(site.url("repo.example", "/"))
            .confined("net:repo.example", "net:" + site.place())
            .name("repo.example", "127.0.0.1")
            .body();

    assertThat(body).isEqualTo("the secret page");
    assertThat(site.asked().getFirst().header("Host")).isEqualTo("repo.example:" + site.port());
  }

  @Test
  void a_denied_address_stops_a_name_that_leads_to_it() {
    var asking =
        Asking.of(site.url("repo.example", "/"))
            .confined("net:repo.example", "net:127.0.0.0/8", "!net:127.0.0.1")
            .name("repo.example", "127.0.0.1");

    assertThat(asking.refused().rule())
        .isEqualTo("`repo.example` leads to 127.0.0.1, and `!net:127.0.0.1` forbids that");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void a_denied_address_stops_also_what_is_translated_to_it() {
    var asking =
        Asking.of("http://repo.example/")
            .confined("net:repo.example", "!net:8.8.8.8")
            .name("repo.example", "64:ff9b::808:808");

    assertThat(asking.refused().rule()).contains("`!net:8.8.8.8` forbids");
  }

  @Test
  void the_name_localhost_leads_to_this_machine_and_only_there() {
    var permit = "net:localhost:" + site.port();

    assertThat(
            Asking.of(site.url("localhost", "/"))
                .confined(permit)
                .name("localhost", "127.0.0.1")
                .body())
        .isEqualTo("the secret page");
    assertThat(
            Asking.of(site.url("localhost", "/"))
                .confined(permit)
                .name("localhost", "10.0.0.1")
                .refused()
                .rule())
        .contains("a private network");
    assertThat(
            Asking.of(site.url("localhost", "/"))
                .confined("net:*")
                .name("localhost", "127.0.0.1")
                .refused()
                .rule())
        .contains("this machine itself");
  }

  /// Attack 29: the first answer is permitted, the second is not, and would be connected to by who
  /// asks twice.
  @Test
  void the_connection_goes_to_the_address_that_was_checked() throws Exception {
    try (var victim = TestingSite.open("127.0.0.2", site.port()).text("/", "of the victim")) {
      var lookups = new AtomicInteger();
      Lookup rebinding =
          _ -> List.of(Asking.address(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));

      var body =
          Asking.of(site.url("repo.example", "/"))
              .confined("net:repo.example", "net:127.0.0.1")
              .lookup(rebinding)
              .body();

      assertThat(body).isEqualTo("the secret page");
      assertThat(lookups).hasValue(1);
      assertThat(victim.asked()).isEmpty();
      assertThat(
              Asking.of(victim.url("repo.example", "/"))
                  .confined("net:repo.example", "net:127.0.0.2")
                  .lookup(rebinding)
                  .body())
          .isEqualTo("of the victim");
    }
  }

  @Test
  void a_redirect_to_the_same_name_checks_its_address_anew() throws Exception {
    try (var victim = TestingSite.open("127.0.0.2", site.port()).text("/", "of the victim")) {
      site.redirect("/again", 302, "/");
      var lookups = new AtomicInteger();

      var refused =
          Asking.of(site.url("repo.example", "/again"))
              .confined("net:repo.example", "net:127.0.0.1")
              .lookup(
                  _ ->
                      List.of(
                          Asking.address(
                              lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")))
              .refused();

      assertThat(refused.rule()).contains("leads to 127.0.0.2");
      assertThat(lookups).hasValue(2);
      assertThat(victim.asked()).isEmpty();
    }
  }

  @Test
  void another_address_of_the_name_is_tried_when_one_does_not_answer() {
    var body =
        Asking.of(site.url("repo.example", "/"))
            .confined("net:repo.example", "net:127.0.0.0/8")
            .name("repo.example", "127.0.0.9", "127.0.0.1")
            .body();

    assertThat(body).isEqualTo("the secret page");
  }

  @Test
  void an_ipv6_address_is_reached_with_the_permit_for_it() throws Exception {
    try (var six = TestingSite.open("::1", 0).text("/", "six")) {
      assertThat(Asking.of(six.url("/")).confined("net:" + six.place()).body()).isEqualTo("six");
      assertThat(six.asked().getFirst().header("Host")).isEqualTo("[::1]:" + six.port());
      assertThat(Asking.of(six.url("/")).confined("net:*").refused().rule())
          .contains("this machine itself");
    }
  }

  @Test
  void the_metadata_service_is_not_reached_through_any_star() {
    var refused = Asking.of("http://169.254.169.254/latest/meta-data/").confined("net:*").refused();

    assertThat(refused.rule()).contains("a link-local address, where clouds keep credentials");
  }

  @Test
  void a_name_without_an_address_fails_before_anything_is_sent() {
    var failed = Asking.of("http://repo.example/").name("other.example", "192.0.2.1").failed();

    assertThat(failed)
        .isEqualTo(
            new EffectOutcome.Failed(
                "http://repo.example/: the name `repo.example` has no address that can be found"
                    + " here",
                false));
  }

  @Test
  void what_would_be_refused_is_foreseen_without_a_lookup() {
    var asking =
        Asking.of("http://127.0.0.1/")
            .confined("net:*")
            .lookup(
                name -> {
                  throw new AssertionError(name);
                });

    var foreseen = asking.effect().foreseen(asking.envelope(), asking.context());

    assertThat(foreseen.orElseThrow().rule()).contains("this machine itself");
  }

  private String withPort(String text) {
    return text.replace("PORT", Integer.toString(site.port()));
  }
}
