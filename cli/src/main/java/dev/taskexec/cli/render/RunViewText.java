package dev.taskexec.cli.render;

import dev.taskexec.kernel.view.RunView;
import dev.taskexec.kernel.view.RunView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;

/// How far a run has come, for people.
public final class RunViewText {
  private static final int MOST_SHOWN = 20;

  private RunViewText() {}

  /// @param now for how long something has been going on
  public static void write(RunView view, Instant now, Styles styles, Consumer<String> lines) {
    lines.accept(head(view, now, styles));
    if (!view.running().isEmpty() && view.state() == State.RUNNING) {
      lines.accept("running:");
      view.running().stream()
          .limit(MOST_SHOWN)
          .forEach(each -> lines.accept("  " + running(each, now)));
      more(view.running().size() - MOST_SHOWN, lines);
    }
    if (!view.waiting().isEmpty() && view.state() == State.RUNNING) {
      lines.accept("waiting to be tried again:");
      view.waiting().stream()
          .limit(MOST_SHOWN)
          .forEach(each -> lines.accept("  " + waiting(each, now)));
      more(view.waiting().size() - MOST_SHOWN, lines);
    }
    if (!view.bad().isEmpty()) {
      lines.accept("ended badly:");
      view.bad().stream().limit(MOST_SHOWN).forEach(each -> lines.accept("  " + bad(each, styles)));
      more(view.bad().size() + view.badMore() - MOST_SHOWN, lines);
    }
    if (view.state() == State.BROKEN) {
      var begun = view.running().size();
      lines.accept(
          "its kit died%s; `task-exec-kit run --resume %s` goes on"
              .formatted(
                  begun == 0 ? "" : " while " + Counted.of(begun, "task") + " ran", view.run()));
    }
  }

  private static String head(RunView view, Instant now, Styles styles) {
    var state =
        switch (view.state()) {
          case RUNNING ->
              view.pid().isPresent()
                  ? "running (process " + view.pid().getAsLong() + ")"
                  : "running";
          case ENDED -> "ended";
          case BROKEN -> styles.paint(Role.BAD, "broken");
        };
    var parts = new ArrayList<String>();
    view.counts().forEach((word, count) -> parts.add(Counted.grouped(count) + " " + word));
    var line =
        "%s %s%s, %s of %s in %s"
            .formatted(
                view.run(),
                state,
                view.dryRun()
                    ? ", a dry run"
                    : view.learn() ? ", learning permits (its tasks run unconfined)" : "",
                Counted.grouped(view.finished()),
                Counted.of(view.tasks(), "task"),
                elapsed(view.started(), view.ended().orElse(now)));
    return parts.isEmpty() ? line : line + ": " + String.join(", ", parts);
  }

  private static String running(RunView.Running each, Instant now) {
    var attempt = each.attempt() == 1 ? "" : ", attempt " + each.attempt();
    return "%s by %s for %s%s"
        .formatted(each.instance(), Shown.text(each.agent()), elapsed(each.since(), now), attempt);
  }

  private static String waiting(RunView.Waiting each, Instant now) {
    return "%s, attempt %d, %s; again in %s"
        .formatted(
            each.instance(),
            each.attempt(),
            Shown.text(each.outcome()),
            elapsed(now, each.again()));
  }

  private static String bad(RunView.Bad each, Styles styles) {
    var out = new StringBuilder(each.instance()).append(' ');
    out.append(styles.paint(Role.BAD, Shown.text(each.outcome())));
    if (!each.reason().isEmpty()) {
      out.append(": ").append(Shown.text(each.reason()));
    }
    each.log().ifPresent(log -> out.append("; see ").append(Shown.text(log)));
    return out.toString();
  }

  private static void more(int count, Consumer<String> lines) {
    if (count > 0) {
      lines.accept("  and " + Counted.grouped(count) + " more");
    }
  }

  private static String elapsed(Instant from, Instant to) {
    var length = Duration.between(from, to);
    return Elapsed.of(length.isNegative() ? Duration.ZERO : length);
  }
}
