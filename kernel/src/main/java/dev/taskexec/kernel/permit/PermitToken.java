package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.kernel.permit.Caveat.For;
import dev.taskexec.kernel.permit.Caveat.Within;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an attempt shows to the gate: signed, so that it cannot be made up, and narrowed by
/// caveats, of which each goes into the signature, so that none can be taken away.
///
/// It is made as macaroons are (Birgisson et al., NDSS 2014): the signature of what it is about
/// under the run's key is the key under which the first caveat is signed, and so on.
///
/// @param id names it in the ledger
/// @param subject the attempt: `TASK-002/1`
/// @param action what may be done: `effect`
/// @param resource to what: `*`
/// @param expiresAt from when on it is worth nothing
/// @param seal the signature
record PermitToken(
    String id,
    String subject,
    Action action,
    String resource,
    Instant expiresAt,
    List<Caveat> caveats,
    Seal seal) {

  PermitToken {
    caveats = List.copyOf(caveats);
  }

  /// The same token with one more caveat. Nobody's key is needed for that.
  PermitToken narrowedBy(Caveat caveat) {
    var more = new ArrayList<>(caveats);
    more.add(caveat);
    return new PermitToken(
        id, subject, action, resource, expiresAt, more, seal.over(caveat.parts()));
  }

  /// What is signed first.
  List<String> head() {
    return head(id, subject, action, resource, expiresAt);
  }

  static List<String> head(
      String id, String subject, Action action, String resource, Instant expiresAt) {
    return List.of(id, subject, action.word(), resource, expiresAt.toString());
  }

  /// The rules that all caveats leave; nothing where none names rules.
  Permits permits() {
    Optional<Permits> left = Optional.empty();
    for (var caveat : caveats) {
      if (caveat instanceof Within(var rules)) {
        var others = new Permits(rules);
        left = Optional.of(left.map(mine -> mine.narrowedBy(others)).orElse(others));
      }
    }
    return left.orElseGet(() -> new Permits(List.of()));
  }

  /// Whether it may be used for an effect.
  boolean isFor(String effect) {
    return caveats.stream()
        .allMatch(caveat -> !(caveat instanceof For(var name)) || name.equals(effect));
  }
}
