package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import dev.taskexec.kernel.artifact.Freshness.Stale;
import dev.taskexec.kernel.artifact.Freshness.UpToDate;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the files that the tasks of a run read and make: whether a task is up to date
/// before it runs, what it made afterwards. Safe for use by several threads.
///
/// What it learns is kept for later runs by [#save()]. Nothing depends on that: what is not known
/// is found out again, and a task of which nothing is known runs.
public final class ArtifactStore {
  private static final int LONGEST_REASON = 300;

  private final Scene scene;
  private final InstantSource clock;
  private final Object lock = new Object();
  private final Map<String, LastOk> ended = new HashMap<>();
  private final Map<Integer, Listing> before = new HashMap<>();
  private final Set<Integer> unsteady = new HashSet<>();
  private @Nullable Known known;

  /// Where the tasks of a run work.
  ///
  /// @param run the run
  /// @param runs the folder of the runs; absolute
  /// @param root where relative paths start; absolute
  /// @param source of the plan, which tells plans apart that keep their runs in one place
  /// @param params the plan's
  /// @param environment the caller's, in full
  public record Scene(
      RunId run,
      Path runs,
      Path root,
      String source,
      SequencedMap<String, String> params,
      SequencedMap<String, String> environment) {

    public Scene {
      params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
      environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    }

    /// What a task is called in what is remembered. It stays the same when the folder that holds
    /// the plan and its runs is moved.
    String nameOf(PlannedTask planned) {
      return "%s %s %s".formatted(planned.instance(), relative(), source);
    }

    private String relative() {
      try {
        return runs.normalize().relativize(root.normalize()).toString();
      } catch (IllegalArgumentException _) {
        // On another drive.
        return root.normalize().toString();
      }
    }
  }

  /// What there is to ask, once somebody asks: most runs never do.
  private record Known(Memory memory, FileTree tree) {}

  private ArtifactStore(Scene scene, InstantSource clock) {
    this.scene = scene;
    this.clock = clock;
  }

  /// @param clock the one that the file system's times are from
  public static ArtifactStore open(Scene scene, InstantSource clock) {
    return new ArtifactStore(scene, clock);
  }

  /// Whether the task needs to run.
  ///
  /// @throws InterruptedException if this thread was interrupted
  public Freshness freshness(PlannedTask planned) throws InterruptedException {
    if (planned.task().artifacts().outputs().isEmpty()) {
      return new Stale("");
    }
    try {
      return looked(planned, inputs(planned));
    } catch (IOException e) {
      return new Stale("its files cannot be looked at: " + reason(e));
    }
  }

  /// Looks at the inputs of a task that is about to run, unless that was done when it was asked
  /// whether it is up to date.
  ///
  /// @throws InterruptedException if this thread was interrupted
  public void begins(PlannedTask planned) throws InterruptedException {
    synchronized (lock) {
      if (before.containsKey(planned.index())) {
        return;
      }
    }
    if (!planned.task().artifacts().outputs().isEmpty()) {
      try {
        inputs(planned);
      } catch (IOException _) {
        // Then they are not known to have stayed the same, which is what counts.
      }
    }
  }

  /// What a task that ended well has made.
  ///
  /// @throws InterruptedException if this thread was interrupted
  public Inspection made(PlannedTask planned) throws InterruptedException {
    var declared = planned.task().artifacts();
    var missing = tree().missing(paths(declared.outputs()));
    if (missing.isPresent()) {
      return new Inspection.Missing(missing.get());
    }
    try {
      var inputs = files(declared.inputs(), declared.outputs());
      var listing = Listing.of(inputs);
      noteSteadiness(planned, listing);
      return new Inspection.Made(
          new Artifacts(work(planned).with(listing), inputs, outputs(planned)));
    } catch (IOException | IllegalArgumentException e) {
      return new Inspection.Unreadable(reason(e));
    }
  }

  /// Takes note that a task ended well, unless its inputs changed while it ran: nobody knows from
  /// which of them its outputs are made.
  public void ended(PlannedTask planned, Artifacts artifacts) {
    var name = scene.nameOf(planned);
    synchronized (lock) {
      if (unsteady.contains(planned.index())) {
        return;
      }
    }
    var last =
        new LastOk(
            name,
            scene.run(),
            work(planned),
            Listing.of(artifacts.inputs()),
            Listing.of(artifacts.outputs()),
            memory().now());
    synchronized (lock) {
      ended.put(name, last);
    }
  }

  /// Keeps what was learned for later runs, beside what other runs learned meanwhile. Where it
  /// cannot be written, later runs find it out again.
  public void save() {
    @Nullable Known asked;
    List<LastOk> learned;
    synchronized (lock) {
      asked = known;
      learned = List.copyOf(ended.values());
    }
    if (asked != null) {
      asked.memory().save(learned);
    }
  }

  private Freshness looked(PlannedTask planned, List<FileDigest> inputs)
      throws IOException, InterruptedException {
    var found = memory().lastOk(scene.nameOf(planned));
    if (found.isEmpty()) {
      return new Stale("it has not ended well before, as far as is known");
    }
    var last = found.get();
    var work = work(planned);
    var change =
        last.work()
            .difference(work)
            .or(() -> last.inputs().difference(Listing.of(inputs), "input", "is gone"));
    if (change.isPresent()) {
      return new Stale(change.get());
    }
    var declared = paths(planned.task().artifacts().outputs());
    var missing = tree().missing(declared);
    if (missing.isPresent()) {
      return new Stale("output `%s` is missing".formatted(OneLine.of(missing.get())));
    }
    var outputs = outputs(planned);
    if (outputs.isEmpty() && !tree().hasNamed(declared)) {
      return new Stale("there is none of its outputs");
    }
    return last.outputs()
        .difference(Listing.of(outputs), "output", "is missing")
        .<Freshness>map(Stale::new)
        .orElseGet(() -> upToDate(planned, last, inputs, outputs));
  }

  private UpToDate upToDate(
      PlannedTask planned, LastOk last, List<FileDigest> inputs, List<FileDigest> outputs) {
    synchronized (lock) {
      ended.put(scene.nameOf(planned), last.usedAt(memory().now()));
    }
    return new UpToDate(
        "nothing has changed since the run " + last.run(),
        new Artifacts(last.work().with(last.inputs()), inputs, outputs));
  }

  /// The inputs as they are now, which are remembered.
  private List<FileDigest> inputs(PlannedTask planned) throws IOException, InterruptedException {
    var declared = planned.task().artifacts();
    var files = files(declared.inputs(), declared.outputs());
    synchronized (lock) {
      before.put(planned.index(), Listing.of(files));
    }
    return files;
  }

  private void noteSteadiness(PlannedTask planned, Listing after) {
    synchronized (lock) {
      var inputs = before.get(planned.index());
      if (inputs == null || !inputs.digest().equals(after.digest())) {
        unsteady.add(planned.index());
      } else {
        unsteady.remove(planned.index());
      }
    }
  }

  private List<FileDigest> outputs(PlannedTask planned) throws IOException, InterruptedException {
    return files(planned.task().artifacts().outputs(), List.of());
  }

  /// @param without what does not count: what a task makes itself is no input of it
  private List<FileDigest> files(List<String> declared, List<String> without)
      throws IOException, InterruptedException {
    var left = paths(without);
    return tree()
        .files(paths(declared), path -> left.stream().noneMatch(output -> output.hasPath(path)));
  }

  private WorkKey work(PlannedTask planned) {
    return WorkKey.of(planned, scene.params(), scene.environment());
  }

  private Known known() {
    synchronized (lock) {
      if (known == null) {
        var memory = Memory.of(scene.runs(), clock);
        known = new Known(memory, new FileTree(scene.root(), scene.runs(), memory.digests()));
      }
      return known;
    }
  }

  private FileTree tree() {
    return known().tree();
  }

  private Memory memory() {
    return known().memory();
  }

  private static List<DeclaredPath> paths(List<String> declared) {
    return declared.stream().map(DeclaredPath::of).toList();
  }

  private static String reason(Exception cause) {
    return OneLine.of(String.valueOf(cause.getMessage()), LONGEST_REASON);
  }
}
