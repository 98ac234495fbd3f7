package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.card.Card.Step;
import dev.taskexec.planner.markdown.Block.Fence;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the fences of one card do.
final class CardWork {
  private final Parameters parameters;
  private final Findings findings;
  private final KnownEffects known;
  private final List<Step> steps = new ArrayList<>();
  private final List<EffectEnvelope> effects = new ArrayList<>();
  private Optional<FenceKind> first = Optional.empty();
  private int firstFrom;
  private boolean broken;

  CardWork(Parameters parameters, Findings findings, KnownEffects known) {
    this.known = known;
    this.parameters = parameters;
    this.findings = findings;
  }

  Card card(int from, int to, String title, Settings settings) {
    return new Card(from, to, title, settings, steps, effects, firstFrom, broken);
  }

  void read(Fence fence) {
    var kind = FenceKind.of(fence.info().text());
    if (!fence.closed()) {
      broken = true;
      findings.add(
          Code.SOT067,
          fence.from(),
          fence.info().isEmpty() ? fence.from() + 3 : fence.info().to(),
          "this fence is never closed, so everything below it belongs to it",
          "close it with a line of the same marks");
    } else if (kind.isEmpty()) {
      FenceKind.near(fence.info().text(), fence.content().text())
          .ifPresent(near -> reportNear(fence, near));
    } else if (isOfOneAgent(fence, kind.get())) {
      FenceKind.nearExample(fence.info().text()).ifPresent(word -> reportExample(fence, word));
      read(fence, kind.get());
    }
  }

  private void read(Fence fence, FenceKind kind) {
    if (fence.content().text().isBlank()) {
      findings.add(
          Code.SOT063,
          fence.info(),
          "this `%s` fence is empty, so it does nothing".formatted(kind.words()),
          "write something into it, or remove it");
      return;
    }
    var errors = findings.errors();
    switch (kind) {
      case SH -> new ScriptFence(findings).read(fence, List.of("sh", "-euc"), steps);
      case BASH ->
          new ScriptFence(findings).read(fence, List.of("bash", "-euo", "pipefail", "-c"), steps);
      case EXEC -> new ExecFence(parameters, findings).read(fence, steps);
      case JSON_EFFECT -> new EnvelopeFence(parameters, findings, known).readJson(fence, effects);
      case YAML_EFFECT -> new EnvelopeFence(parameters, findings, known).readYaml(fence, effects);
    }
    broken |= findings.errors() > errors;
  }

  private boolean isOfOneAgent(Fence fence, FenceKind kind) {
    if (first.isEmpty()) {
      first = Optional.of(kind);
      firstFrom = fence.info().from();
    }
    if (first.get().agent().equals(kind.agent())) {
      return true;
    }
    broken = true;
    var other = findings.source().place(firstFrom, first.get().words().length());
    findings.add(
        Diagnostic.of(
                Code.SOT060,
                fence.info().place(),
                "this `%s` fence is for the agent `%s`, but the card's first, `%s`, is for `%s`"
                    .formatted(
                        kind.words(), kind.agent(), first.get().words(), first.get().agent()),
                "make two cards of it, one after the other, or mark one of them `example`")
            .with(List.of(new Diagnostic.Related(other, "the first fence"))));
    return false;
  }

  private void reportExample(Fence fence, String word) {
    findings.add(
        Code.SOT066,
        fence.info(),
        "this fence is run: `%s` is not `example`".formatted(Excerpt.of(word)),
        "write `example` if it is not to be run, else take the word away");
  }

  private void reportNear(Fence fence, FenceKind near) {
    findings.add(
        Code.SOT066,
        fence.info(),
        "a `%s` fence is not run".formatted(Excerpt.of(fence.info().text())),
        "write ```` ```%s ```` if it is to be run, else ```` ```%s example ````"
            .formatted(near.words(), near.words()));
  }
}
