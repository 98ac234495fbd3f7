package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.Action;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes the permit tokens of a run and tells them from others, by a key that is drawn for the run
/// and kept nowhere. Safe for use by several threads.
final class Mint {
  private static final int ID_BYTES = 8;
  private static final String ANY = "*";

  private final RandomGenerator random;
  private final Seal key;

  /// @param random draws the key and the ids; safe for use by several threads
  Mint(RandomGenerator random) {
    this.random = random;
    this.key = new Seal(drawn(Seal.LENGTH));
  }

  /// A new token for the effects of one attempt.
  PermitToken issue(String subject, Instant expiresAt, List<Caveat> caveats) {
    var id = HexFormat.of().formatHex(drawn(ID_BYTES));
    var head = PermitToken.head(id, subject, Action.EFFECT, ANY, expiresAt);
    var token =
        new PermitToken(id, subject, Action.EFFECT, ANY, expiresAt, List.of(), key.over(head));
    for (var caveat : caveats) {
      token = token.narrowedBy(caveat);
    }
    return token;
  }

  /// Why a token is worth nothing for an effect at that time; empty if it holds.
  Optional<String> flaw(PermitToken token, String effect, Instant now) {
    var seal = key.over(token.head());
    for (var caveat : token.caveats()) {
      seal = seal.over(caveat.parts());
    }
    if (!seal.equals(token.seal())) {
      return Optional.of("the permit token was not issued by this run");
    }
    if (!now.isBefore(token.expiresAt())) {
      return Optional.of("the permit token expired at " + token.expiresAt());
    }
    return token.isFor(effect)
        ? Optional.empty()
        : Optional.of("the permit token is for another effect than `%s`".formatted(effect));
  }

  private byte[] drawn(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
