package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An effect of which is noted what it says that it will touch, and which tells what its programs
/// do. Programs find the attempt's own folder in `TMPDIR`, as those of confined tasks do, so that
/// their temporary files need no permit.
record WatchedEffect(Effect effect, Notebook notebook) implements Effect {
  private static final String TEMPORARY = "TASK_EXEC_KIT_TMPDIR";

  @Override
  public String name() {
    return effect.name();
  }

  @Override
  public int version() {
    return effect.version();
  }

  @Override
  public EffectDescription description() {
    return effect.description();
  }

  @Override
  public List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
    return effect.requests(envelope, folder);
  }

  @Override
  public Optional<EffectOutcome.Refused> foreseen(EffectEnvelope envelope, EffectContext context) {
    return effect.foreseen(envelope, context);
  }

  @Override
  public Optional<String> host(EffectEnvelope envelope) {
    return effect.host(envelope);
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    var session = notebook.current();
    var temporary = context.environment().get(TEMPORARY);
    if (session.isEmpty() || temporary == null) {
      throw new IllegalStateException("an effect outside of an attempt");
    }
    session.get().page().asked(envelope, effect.requests(envelope, context.folder()));
    return effect.perform(envelope, context.watched(session.get(), temporary));
  }
}
