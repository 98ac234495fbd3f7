package dev.taskexec.kernel.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.kernel.permit.Caveat.For;
import dev.taskexec.kernel.permit.Caveat.Within;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MintTest {
  private static final Instant NOW = TestingPermits.NOW;
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Within NARROW = new Within(List.of(PermitRule.parse("read:/a/**")));
  private static final Within WIDE = new Within(List.of(PermitRule.parse("read:/**")));

  private final Mint mint = new Mint(new Random(1));
  private final PermitToken token = mint.issue("A/1", LATER, List.of(NARROW));

  @Test
  void a_token_holds_until_it_expires() {
    assertThat(mint.flaw(token, "file.read", NOW)).isEmpty();
    assertThat(mint.flaw(token, "file.read", LATER.minusNanos(1))).isEmpty();
    assertThat(mint.flaw(token, "file.read", LATER))
        .contains("the permit token expired at 2026-11-21T09:44:13.162Z");
  }

  @Test
  void a_narrowed_token_holds_for_what_is_left() {
    var narrowed = token.narrowedBy(new For("file.read"));

    assertThat(mint.flaw(narrowed, "file.read", NOW)).isEmpty();
    assertThat(mint.flaw(narrowed, "file.write", NOW)).isPresent();
  }

  @Test
  void no_caveat_can_be_taken_away_put_elsewhere_or_replaced() {
    var narrowed = token.narrowedBy(new For("file.read"));

    assertThat(
            List.of(
                with(narrowed, List.of(NARROW)),
                with(narrowed, List.of(new For("file.read"))),
                with(narrowed, List.of(new For("file.read"), NARROW)),
                with(narrowed, List.of(WIDE, new For("file.read"))),
                with(token, List.of()),
                with(token, List.of(NARROW, WIDE))))
        .allSatisfy(
            forged ->
                assertThat(mint.flaw(forged, "file.read", NOW))
                    .contains("the permit token was not issued by this run"));
  }

  @Test
  void nothing_that_was_signed_can_be_changed() {
    var seal = token.seal();

    assertThat(
            List.of(
                new PermitToken("0", "A/1", Action.EFFECT, "*", LATER, token.caveats(), seal),
                new PermitToken(
                    token.id(), "B/1", Action.EFFECT, "*", LATER, token.caveats(), seal),
                new PermitToken(token.id(), "A/1", Action.WRITE, "*", LATER, token.caveats(), seal),
                new PermitToken(
                    token.id(), "A/1", Action.EFFECT, "/", LATER, token.caveats(), seal),
                new PermitToken(
                    token.id(), "A/1", Action.EFFECT, "*", Instant.MAX, token.caveats(), seal)))
        .allSatisfy(forged -> assertThat(mint.flaw(forged, "file.read", NOW)).isPresent());
  }

  @Test
  void a_token_of_another_run_is_worth_nothing() {
    var other = new Mint(new Random(2)).issue("A/1", LATER, List.of(NARROW));

    assertThat(mint.flaw(other, "file.read", NOW)).isPresent();
  }

  @Test
  void texts_that_join_to_the_same_are_not_sealed_alike() {
    var seal = token.seal();

    assertThat(seal.over(List.of("ab", "c"))).isNotEqualTo(seal.over(List.of("a", "bc")));
    assertThat(seal.over(List.of("ab"))).isEqualTo(seal.over(List.of("ab")));
    assertThat(seal).hasToString("a seal");
  }

  private static PermitToken with(PermitToken token, List<Caveat> caveats) {
    return new PermitToken(
        token.id(),
        token.subject(),
        token.action(),
        token.resource(),
        token.expiresAt(),
        caveats,
        token.seal());
  }
}
