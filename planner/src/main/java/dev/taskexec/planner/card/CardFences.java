package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Blocks;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;

/// Finds the fences of one card that are run, by reading the source once more from its heading on.
final class CardFences {
  private final Card card;
  private final Parameters parameters;
  private final Findings unread;
  private final List<RunFence> fences = new ArrayList<>();
  private boolean inCard;
  private int steps;
  private int effects;

  private CardFences(Card card, Parameters parameters, Findings unread) {
    this.card = card;
    this.parameters = parameters;
    this.unread = unread;
  }

  static List<RunFence> of(Card card, Parameters parameters, Source source) {
    var unread = new Findings(source, new Diagnostics());
    var found = new CardFences(card, parameters, unread);
    Blocks.read(source, source.startOf(source.lineAt(card.from())), unread, found::read);
    return List.copyOf(found.fences);
  }

  private void read(Block block) {
    if (block instanceof Block.Heading) {
      inCard = block.from() <= card.from() && card.from() < block.to();
    } else if (block instanceof Block.Fence fence && inCard && isOpen()) {
      FenceKind.of(fence.info().text()).ifPresent(kind -> read(fence, kind));
    }
  }

  private void read(Block.Fence fence, FenceKind kind) {
    var work = new CardWork(parameters, unread, KnownEffects.NONE);
    work.read(fence);
    var read = work.card(card.from(), card.to(), card.title(), card.settings());
    steps += read.steps().size();
    effects += read.effects().size();
    fences.add(
        new RunFence(
            kind.words(),
            Stretch.of(fence.info()),
            Stretch.of(fence.content()),
            kind == FenceKind.SH || kind == FenceKind.BASH,
            read.steps().size(),
            read.effects().size()));
  }

  /// A card may end at a queue line too: what it does is known, and nothing behind it is its own.
  private boolean isOpen() {
    return steps < card.steps().size() || effects < card.effects().size();
  }
}
