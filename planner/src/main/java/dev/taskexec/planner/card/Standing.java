package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings;
import java.util.Optional;

/// Where a reader stands in a document: in which section, below which queue, in which card.
final class Standing {
  private static final int NONE = -1;

  private int level;
  private int cardLevel;
  private boolean anySection;
  private Optional<ListedQueue> queue = Optional.empty();
  private Optional<OpenCard> card = Optional.empty();
  private boolean cut;
  private boolean directly;
  private boolean belowListItem;
  private int taskLineDepth = Integer.MAX_VALUE;
  private int nearQueue = NONE;

  /// What an attribute would be written for here.
  record Target(Owner owner, Settings.Builder settings) {}

  boolean inSection() {
    return level > 0;
  }

  boolean sawSection() {
    return anySection;
  }

  /// Starts a section, or goes on with one if the heading stands deeper in it.
  void section(int headingLevel) {
    cardLevel = 0;
    if (level == 0 || headingLevel <= level) {
      leaveSection();
      level = headingLevel;
      anySection = true;
    }
  }

  /// A heading that is no card and starts no section.
  void heading(int headingLevel) {
    if (headingLevel <= level) {
      leaveSection();
    }
    if (headingLevel <= cardLevel) {
      cardLevel = 0;
    }
    cut = true;
  }

  /// Whether a deeper heading ended the card that a reader still takes this for a part of.
  boolean belowCard() {
    return card.isEmpty() && cardLevel > 0;
  }

  private void leaveSection() {
    level = 0;
    queue = Optional.empty();
    nearQueue = NONE;
  }

  void queue(ListedQueue started) {
    queue = Optional.of(started);
    cardLevel = 0;
    nearQueue = NONE;
    cut = false;
    directly = true;
    belowListItem = false;
    taskLineDepth = Integer.MAX_VALUE;
  }

  void card(OpenCard started, int headingLevel) {
    card = Optional.of(started);
    cardLevel = headingLevel;
    directly = true;
    cut = true;
  }

  void noCard() {
    card = Optional.empty();
  }

  /// The queue that tasks would go to here.
  Optional<ListedQueue> queue() {
    return card.isPresent() ? Optional.empty() : queue;
  }

  /// Why tasks go to no queue here, as the end of a sentence.
  String queueless() {
    if (card.isPresent()) {
      return "in a task card";
    }
    return inSection()
        ? "above the first queue of its section"
        : "in no section under a heading that contains `Execution Queue`";
  }

  Optional<OpenCard> card() {
    return card;
  }

  /// Whether what is planned may stand here, or seems to: in a section, a card, or below one.
  boolean matters() {
    return inSection() || card.isPresent() || belowCard();
  }

  /// Empty also behind a heading or a card that ended what the queue line began.
  Optional<Target> target() {
    if (card.isPresent()) {
      return card.map(open -> new Target(Owner.CARD, open.settings()));
    }
    return cut ? Optional.empty() : queue.map(q -> new Target(Owner.QUEUE, q.settings()));
  }

  /// Whether nothing but attributes and tasks stands between here and the queue line or heading.
  boolean directly() {
    return directly;
  }

  void prose() {
    directly = false;
  }

  /// @param depth of the line that lists tasks
  void taskLine(int depth) {
    taskLineDepth = depth;
  }

  /// Whether an attribute of this depth seems to stand below the tasks of a task line.
  boolean belowTaskLine(int depth) {
    return depth > taskLineDepth && card.isEmpty();
  }

  void listItem() {
    belowListItem = true;
    taskLineDepth = Integer.MAX_VALUE;
  }

  /// Whether an attribute here could be meant for the task list item above it.
  boolean belowListItem() {
    return belowListItem && card.isEmpty();
  }

  void nearQueue(int offset) {
    nearQueue = offset;
  }

  /// The line that is almost a queue and stands below the last real one.
  Optional<Integer> nearQueue() {
    return nearQueue == NONE ? Optional.empty() : Optional.of(nearQueue);
  }
}
