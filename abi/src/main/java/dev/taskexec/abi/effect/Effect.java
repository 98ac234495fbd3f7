package dev.taskexec.abi.effect;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One way to touch the world, found by name: run a process, write a file, fetch a page.
///
/// - An effect MUST do nothing before [#perform] and nothing after it has returned.
/// - It MUST be safe to call from many threads at once; it holds no state of a task.
/// - It MUST answer trouble with an [EffectOutcome], never with an exception; an exception is a
///   bug.
/// - It MUST check its arguments first and fail before it touches anything when they are wrong.
/// - It MUST end what it does when its thread is interrupted: politely the first time, within
///   [EffectContext#grace()], at once the second time; then it answers [EffectOutcome.Cancelled],
///   with the thread's interrupt status cleared.
/// - It MUST call [EffectContext#witness()] just before it changes anything, once.
/// - It MUST say what it spends to [EffectContext#meter()] and end what it does when that gives an
///   overrun; then it answers [EffectOutcome.Exhausted].
/// - It MUST name in [#requests] all that its arguments say it would touch, and touch nothing else.
/// - It MUST re-check, against [EffectContext#authority()], what only it can know, such as where a
///   link or a redirect leads.
/// - It MUST tell [EffectContext#observer()], where there is one, what the programs that it starts
///   do, or that this could not be watched.
/// - It MAY refuse by [EffectOutcome.Refused] what the gate could not know to refuse.
/// - It MUST NOT call agents or other effects, and MUST NOT write below the run's folder except to
///   the files of [EffectContext#output()].
///
/// The gate of the kernel is its only caller.
public interface Effect {

  /// The name in envelopes, such as `process.exec`.
  String name();

  /// The version of the arguments that it understands, from 1.
  int version();

  /// What people and checks are told of it.
  EffectDescription description();

  /// What the envelope would touch, as allowing rules with absolute paths:
  /// `write:/project/out/a.txt`, `net:repo.example:443`. The gate asks for each of them, and for
  /// `effect:NAME` by itself. Does nothing, and answers what it can where the arguments are wrong:
  /// [#perform] says that.
  ///
  /// @param folder where relative paths start; absolute
  default List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
    return List.of();
  }

  /// What the effect itself would refuse now, without doing anything: dry runs ask.
  default Optional<EffectOutcome.Refused> foreseen(EffectEnvelope envelope, EffectContext context) {
    return Optional.empty();
  }

  /// Does what the envelope asks.
  ///
  /// @throws EvidenceException only as it comes from the context's witness; nothing has begun then
  EffectOutcome perform(EffectEnvelope envelope, EffectContext context) throws EvidenceException;

  /// The host that an envelope would speak to, for the circuit breakers; empty for effects that
  /// stay on this machine.
  default Optional<String> host(EffectEnvelope envelope) {
    return Optional.empty();
  }
}
