package dev.taskexec.abi.plan;

import dev.taskexec.abi.json.JsonValue;
import java.util.List;

/// One unit of work of a plan.
///
/// @param title what people call it; the id where nothing says otherwise
/// @param layer the layer's name: `foundation`, `orchestration`, …
/// @param queue the full name of the queue that lists it
/// @param sourceLine the line of the SoT that lists it, from 1; 0 where that is not known
/// @param done whether the source marks it as done, so that it is skipped
/// @param metadata kept for other programs, never read here; `null` in JSON where there is none
public record Task(
    TaskId id,
    String title,
    String layer,
    String queue,
    int sourceLine,
    boolean done,
    Work work,
    Dependencies dependencies,
    Terms terms,
    Artifacts artifacts,
    List<String> tags,
    JsonValue metadata) {

  public Task {
    if (sourceLine < 0) {
      throw new IllegalArgumentException("source line " + sourceLine);
    }
    tags = List.copyOf(tags);
  }

  /// A task as a file without front matter lists it: no terms, no dependencies, the id for a title.
  public static Task legacy(TaskId id, String layer, String queue, int sourceLine) {
    return new Task(
        id,
        id.value(),
        layer,
        queue,
        sourceLine,
        false,
        Work.of("noop"),
        Dependencies.NONE,
        Terms.UNCONFINED,
        Artifacts.NONE,
        List.of(),
        JsonValue.NULL);
  }

  /// The same task with other work.
  public Task withWork(Work other) {
    return new Task(
        id,
        title,
        layer,
        queue,
        sourceLine,
        done,
        other,
        dependencies,
        terms,
        artifacts,
        tags,
        metadata);
  }

  /// The same task under other terms.
  public Task withTerms(Terms other) {
    return new Task(
        id,
        title,
        layer,
        queue,
        sourceLine,
        done,
        work,
        dependencies,
        other,
        artifacts,
        tags,
        metadata);
  }
}
