package dev.taskexec.planner.card;

import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.attribute.Settings;

/// A task card while it is read.
final class OpenCard {
  private final Titled heading;
  private final CardWork work;
  private final Settings.Builder settings = new Settings.Builder();

  OpenCard(Titled heading, CardWork work) {
    this.heading = heading;
    this.work = work;
  }

  TaskId id() {
    return new TaskId(heading.word());
  }

  Settings.Builder settings() {
    return settings;
  }

  CardWork work() {
    return work;
  }

  Card close() {
    return work.card(heading.id().from(), heading.id().to(), heading.title(), settings.build());
  }
}
