package dev.taskexec.cli.report;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.kernel.view.RunView;
import java.time.Instant;
import java.util.Locale;

/// How far a run has come, for programs: `schemas/show.schema.json`.
public final class RunViewJson {
  private static final int VERSION = 1;

  private RunViewJson() {}

  public static Obj of(RunView view) {
    var counts = Obj.builder();
    view.counts().forEach(counts::put);
    return Obj.builder()
        .put("v", VERSION)
        .put("run", view.run().value())
        .put("state", view.state().name().toLowerCase(Locale.ROOT))
        .put("pid", view.pid().isPresent() ? JsonValue.of(view.pid().getAsLong()) : JsonValue.NULL)
        .put("started", time(view.started()))
        .put("ended", view.ended().map(RunViewJson::time).orElse(JsonValue.NULL))
        .put("dry_run", view.dryRun())
        .put("learn", view.learn())
        .put("workers", view.workers())
        .put("tasks", view.tasks())
        .put("finished", view.finished())
        .put("counts", counts.build())
        .put("running", view.running().stream().map(RunViewJson::running).toList())
        .put("waiting", view.waiting().stream().map(RunViewJson::waiting).toList())
        .put("bad", view.bad().stream().map(RunViewJson::bad).toList())
        .put("bad_more", view.badMore())
        .build();
  }

  private static Obj running(RunView.Running each) {
    return Obj.builder()
        .put("instance", each.instance())
        .put("queue", each.queue())
        .put("agent", each.agent())
        .put("attempt", each.attempt())
        .put("since", time(each.since()))
        .build();
  }

  private static Obj waiting(RunView.Waiting each) {
    return Obj.builder()
        .put("instance", each.instance())
        .put("attempt", each.attempt())
        .put("outcome", each.outcome())
        .put("again", time(each.again()))
        .build();
  }

  private static Obj bad(RunView.Bad each) {
    return Obj.builder()
        .put("instance", each.instance())
        .put("outcome", each.outcome())
        .put("reason", each.reason())
        .put("log", each.log().map(JsonValue::of).orElse(JsonValue.NULL))
        .build();
  }

  private static JsonValue time(Instant at) {
    return JsonValue.of(at.toString());
  }
}
