package dev.taskexec.planner.card;

import dev.taskexec.abi.plan.TaskId;

/// What a document says about one task id: where it is listed, and its card.
final class Entry {
  private final TaskId id;
  private Listing listing = Listing.NONE;
  private Card card = Card.NONE;

  Entry(TaskId id) {
    this.id = id;
  }

  TaskId id() {
    return id;
  }

  Listing listing() {
    return listing;
  }

  Card card() {
    return card;
  }

  boolean isListed() {
    return listing.from() >= 0;
  }

  boolean hasCard() {
    return card.to() > 0;
  }

  void listed(Listing by) {
    listing = by;
  }

  void described(Card by) {
    card = by;
  }

  /// Lets the card go: it is part of a task of the plan now.
  void dropCard() {
    card = Card.NONE;
  }
}
