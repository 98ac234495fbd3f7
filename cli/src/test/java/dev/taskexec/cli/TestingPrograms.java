package dev.taskexec.cli;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.cli.session.Providers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An agent `shell` that asks for each of its task's commands, and an effect that starts none of
/// them: it keeps in what environment it would have. A program `touch` writes its argument.
final class TestingPrograms implements Providers {
  final List<String> started = Collections.synchronizedList(new ArrayList<>());

  @Override
  public List<Agent> agents() {
    return List.of(new Asking());
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Starting());
  }

  private record Asking() implements Agent {
    @Override
    public String name() {
      return "shell";
    }

    @Override
    public AttemptReport run(TaskContext context) throws EvidenceException {
      for (var command : context.task().work().commands()) {
        var args = Obj.builder().putStrings("argv", command.argv());
        command.cwd().ifPresent(folder -> args.put("cwd", folder));
        var envelope = EffectEnvelope.of("process.exec", 1, args.build());
        if (context.perform(envelope).outcome()
            instanceof EffectOutcome.Refused(var rule, var remedy)) {
          return AttemptReport.of(new Outcome.Denied(rule + "; " + remedy));
        }
      }
      return AttemptReport.of(new Outcome.Ok());
    }
  }

  private final class Starting implements Effect {
    @Override
    public String name() {
      return "process.exec";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EffectDescription description() {
      return new EffectDescription("", Obj.EMPTY, List.of(), List.of(), "", List.of(Obj.EMPTY));
    }

    @Override
    public List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
      var words = words(envelope);
      var requests = new ArrayList<>(List.of(PermitRule.parse("run:" + words.getFirst())));
      if (words.getFirst().equals("touch")) {
        requests.add(PermitRule.parse("write:" + folder.resolve(words.get(1))));
      }
      return requests;
    }

    @Override
    public EffectOutcome perform(EffectEnvelope envelope, EffectContext context) {
      started.add(String.join(" ", words(envelope)) + " " + context.environment().keySet());
      return new EffectOutcome.Done(Obj.builder().put("exit", 0).build(), Usage.NONE);
    }
  }

  private static List<String> words(EffectEnvelope envelope) {
    return envelope.args().members().get("argv") instanceof Arr(var items)
        ? items.stream().map(item -> ((Str) item).value()).toList()
        : List.of();
  }
}
