package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What all effects on files have in common: arguments, permits, and how work ends. Safe for use by
/// many threads.
abstract class FileEffect implements Effect {
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 400;

  private final String name;
  private final Opener opener;

  FileEffect(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  abstract Work read(Arguments arguments) throws WrongArgumentsException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int version() {
    return VERSION;
  }

  @Override
  public final List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
    try {
      return work(envelope, folder).requests();
    } catch (WrongArgumentsException e) {
      return List.of();
    }
  }

  @Override
  public final Optional<EffectOutcome.Refused> foreseen(
      EffectEnvelope envelope, EffectContext context) {
    try {
      var reach = new Reach(opener, context.authority());
      for (var request : work(envelope, context.folder()).requests()) {
        foresee(reach, request);
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(refused(e));
    } catch (WrongArgumentsException e) {
      return Optional.empty();
    }
  }

  /// Looks where a path leads, as far as there is anything yet.
  private static void foresee(Reach reach, PermitRule request) throws RefusedException {
    reach.require(request);
    var path = Path.of(((PathResource) request.resource()).start());
    var last = request.action() == Action.READ ? Last.FOLLOWED : Last.MEANT;
    try {
      reach.place(path, last, request.action()).close();
    } catch (IOException e) {
      // What is not there, or cannot be opened, fails when it is performed; it is not refused.
    }
  }

  @Override
  public final EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    if (!envelope.effect().equals(name) || envelope.version() != VERSION) {
      return failed(
          "%s version %d was asked of %s version %d"
              .formatted(envelope.effect(), envelope.version(), name, VERSION),
          false);
    }
    var deed = new Deed(context);
    try {
      return done(work(envelope, context.folder()), deed, context);
    } catch (WrongArgumentsException e) {
      return failed(e.reason(), false);
    } catch (RefusedException e) {
      return deed.hasBegun() ? failed(e.rule(), true) : refused(e);
    } catch (EndedException e) {
      return ended(e, deed);
    } catch (ClosedByInterruptException e) {
      return ended(new EndedException.Stopped(), deed);
    } catch (IOException e) {
      return failed(Reason.of(e), deed.hasBegun());
    }
  }

  private EffectOutcome done(Work work, Deed deed, EffectContext context)
      throws RefusedException, EndedException, IOException, EvidenceException {
    deed.goOn();
    var reach = new Reach(opener, context.authority());
    for (var request : work.requests()) {
      reach.require(request);
    }
    for (var request : work.requests()) {
      if (request.action() == Action.WRITE) {
        Parents.ensure(reach, Path.of(((PathResource) request.resource()).start()), deed);
      }
    }
    var result = work.perform(reach, deed);
    return new EffectOutcome.Done(Redacted.of(result, context.redaction()), deed.usage());
  }

  private Work work(EffectEnvelope envelope, Path folder) throws WrongArgumentsException {
    return read(Arguments.of(envelope.args(), description().arguments(), folder));
  }

  private EffectOutcome ended(EndedException end, Deed deed) {
    return switch (end) {
      case EndedException.Trouble trouble -> failed(trouble.reason(), deed.hasBegun());
      case EndedException.OverBudget over ->
          new EffectOutcome.Exhausted(over.overrun(), deed.usage());
      case EndedException.Stopped _ -> {
        var unused = Thread.interrupted();
        yield new EffectOutcome.Cancelled(
            name + (deed.hasBegun() ? ": stopped" : ": not started"), deed.usage());
      }
    };
  }

  private static EffectOutcome.Refused refused(RefusedException e) {
    return new EffectOutcome.Refused(e.rule(), e.remedy());
  }

  private static EffectOutcome failed(String reason, boolean started) {
    return new EffectOutcome.Failed(OneLine.of(reason, LONGEST_REASON), started);
  }
}
