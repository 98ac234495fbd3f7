package dev.taskexec.kernel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random edits between runs, against a model that compares whole contents.
class UpToDatePropertyTest {
  private static final int STEPS = 40;
  private static final List<String> INPUTS =
      List.of("src/a", "src/b", "src/deep/c", "src/skipped.txt");
  private static final List<String> OUTPUTS = List.of("out/x", "out/y", "made");

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  /// Everything that counts, in full.
  private record Scene(
      String command, String param, Map<String, String> in, Map<String, String> out) {}

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_task_runs_exactly_if_something_that_counts_is_other_than_at_its_last_ok(long seed)
      throws Exception {
    var random = new Random(seed);
    var workshop = new Workshop(folder);
    workshop.params.put("p", "0");
    var command = "0";
    @Nullable Scene last = null;
    for (var step = 0; step < STEPS; step++) {
      for (var edits = random.nextInt(3); edits > 0; edits--) {
        switch (random.nextInt(6)) {
          case 0 -> command = "" + random.nextInt(2);
          case 1 -> workshop.params.put("p", "" + random.nextInt(2));
          case 2 -> edit(workshop, OUTPUTS.get(random.nextInt(OUTPUTS.size())), random);
          default -> edit(workshop, INPUTS.get(random.nextInt(INPUTS.size())), random);
        }
      }
      var task =
          Workshop.task(command, List.of("src/[a-b]", "src/deep"), List.of("out/**", "made"));
      var before = scene(command, workshop);
      var expected = last != null && before.equals(last) && before.out().containsKey("made");
      var store = workshop.begin();

      var found = store.freshness(task);

      assertThat(found instanceof Freshness.UpToDate)
          .as("step %d of seed %d: %s", step, seed, found)
          .isEqualTo(expected);
      if (!expected && random.nextInt(5) > 0) {
        last = run(workshop, store, task, command, last, random);
      }
      store.save();
    }
  }

  /// A task that makes its outputs from its inputs; sometimes they are edited meanwhile.
  private @Nullable Scene run(
      Workshop workshop,
      ArtifactStore store,
      PlannedTask task,
      String command,
      @Nullable Scene last,
      Random random)
      throws IOException, InterruptedException {
    store.begins(task);
    var in = scene(command, workshop).in();
    workshop.file("out/x", in + command);
    workshop.file("made", "made");
    if (random.nextInt(5) == 0) {
      edit(workshop, "src/a", random);
    }
    store.ended(task, ((Inspection.Made) store.made(task)).artifacts());
    var after = scene(command, workshop);
    return after.in().equals(in) ? after : last;
  }

  /// Contents of the same length, and sometimes with a time of long ago, so that only what cannot
  /// be set back tells that a file has changed.
  private static void edit(Workshop workshop, String name, Random random) throws IOException {
    var file = workshop.root.resolve(name);
    if (random.nextInt(4) == 0) {
      Files.deleteIfExists(file);
      return;
    }
    workshop.file(name, "" + random.nextInt(3));
    if (random.nextBoolean()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
  }

  private Scene scene(String command, Workshop workshop) throws IOException {
    var all = new HashMap<>(contents("src"));
    all.remove("src/skipped.txt");
    var out = new TreeMap<>(contents("out"));
    var made = folder.resolve("made");
    if (Files.exists(made)) {
      out.put("made", Files.readString(made));
    }
    return new Scene(command, workshop.params.getOrDefault("p", ""), all, out);
  }

  private Map<String, String> contents(String name) throws IOException {
    var contents = new TreeMap<String, String>();
    var start = folder.resolve(name);
    if (!Files.exists(start)) {
      return contents;
    }
    try (Stream<Path> files = Files.walk(start)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
