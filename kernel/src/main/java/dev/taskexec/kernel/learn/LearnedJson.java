package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.folder.Words;
import dev.taskexec.kernel.json.JsonFields;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The content of `learned.json`: `schemas/learned.schema.json`.
final class LearnedJson {
  private static final int VERSION = 1;

  private LearnedJson() {}

  static Obj of(RunId run, List<Learned> learned) {
    return Obj.builder()
        .put("v", VERSION)
        .put("run", run.value())
        .put("tasks", learned.stream().map(LearnedJson::json).toList())
        .build();
  }

  private static Obj json(Learned learned) {
    var lesson = learned.lesson();
    return Obj.builder()
        .put("instance", lesson.instance())
        .put("title", Words.text(lesson.title()))
        .put("confined", lesson.confined())
        .put("permits", rules(lesson.permits()))
        .put("asked", rules(lesson.asked()))
        .put("seen", lesson.seen().stream().map(LearnedJson::json).toList())
        .put("proposed", rules(learned.proposal().rules()))
        .put("remarks", Words.texts(learned.proposal().remarks()))
        .build();
  }

  private static JsonValue rules(List<PermitRule> rules) {
    return Words.texts(rules.stream().map(PermitRule::toString).toList());
  }

  private static Obj json(Observation observation) {
    var json = Obj.builder();
    return switch (observation) {
      case Touched(var way, var path) ->
          json.put("what", way.name().toLowerCase(Locale.ROOT))
              .put("path", Words.text(path.toString()))
              .build();
      case Ran(var program, var named) ->
          json.put("what", "ran")
              .put("path", Words.text(program.toString()))
              .put("named", named)
              .build();
      case Connected(var address, var port) ->
          json.put("what", "connected").put("address", address).put("port", port).build();
      case Barred(var what) -> json.put("what", "barred").put("text", Words.text(what)).build();
      case Unseen(var reason) -> json.put("what", "unseen").put("text", Words.text(reason)).build();
    };
  }

  /// @throws IllegalArgumentException if it is something else
  static List<Learned> read(Obj object) {
    var fields = new JsonFields(object);
    if (fields.smallCount("v") != VERSION) {
      throw new IllegalArgumentException("it was written by another version of the kit");
    }
    return fields.objects("tasks").stream().map(LearnedJson::learned).toList();
  }

  private static Learned learned(JsonFields task) {
    return new Learned(
        new Lesson(
            task.text("instance"),
            task.text("title"),
            task.truth("confined"),
            rules(task, "permits"),
            rules(task, "asked"),
            task.objects("seen").stream().map(LearnedJson::observation).toList()),
        new Proposal(rules(task, "proposed"), task.texts("remarks")));
  }

  private static List<PermitRule> rules(JsonFields task, String name) {
    return task.texts(name).stream().map(PermitRule::parse).toList();
  }

  private static Observation observation(JsonFields seen) {
    var what = seen.text("what");
    return switch (what) {
      case "ran" -> new Ran(Path.of(seen.text("path")), seen.truth("named"));
      case "connected" -> new Connected(seen.text("address"), seen.smallCount("port"));
      case "barred" -> new Barred(seen.text("text"));
      case "unseen" -> new Unseen(seen.text("text"));
      default -> new Touched(way(what), Path.of(seen.text("path")));
    };
  }

  private static Way way(String word) {
    return Arrays.stream(Way.values())
        .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`%s` is nothing seen".formatted(word)));
  }
}
