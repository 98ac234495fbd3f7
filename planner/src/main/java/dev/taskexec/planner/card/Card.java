package dev.taskexec.planner.card;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.planner.attribute.Settings;
import java.util.List;

/// What a task card says about its task.
///
/// Small, because there may be very many.
///
/// @param from where the id in its heading starts, with its backtick
/// @param to the offset behind the id
/// @param title the rest of the heading; empty where it says no more than the id
/// @param steps what its script and `exec` fences do, in order
/// @param effects what its effect fences ask for, in order
/// @param fence where the first of its fences that are run starts
/// @param brokenWork whether something is wrong with a fence, so that there is less here than is
///   written
record Card(
    int from,
    int to,
    String title,
    Settings settings,
    List<Step> steps,
    List<EffectEnvelope> effects,
    int fence,
    boolean brokenWork) {
  static final Card NONE = new Card(0, 0, "", Settings.NONE, List.of(), List.of(), 0, false);

  Card {
    steps = List.copyOf(steps);
    effects = List.copyOf(effects);
  }

  boolean hasWork() {
    return !steps.isEmpty() || !effects.isEmpty() || brokenWork;
  }

  /// One command of a card.
  ///
  /// @param argv the program and its arguments
  record Step(List<String> argv) {
    Step {
      argv = List.copyOf(argv);
    }
  }
}
