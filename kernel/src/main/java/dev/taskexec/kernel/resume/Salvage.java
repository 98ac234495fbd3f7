package dev.taskexec.kernel.resume;

import dev.taskexec.kernel.run.Past;
import dev.taskexec.kernel.run.Past.Begun;
import dev.taskexec.kernel.run.Past.Doubtful;
import dev.taskexec.kernel.run.Past.Settled;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left of a broken run: the past of each of its tasks, after a look at what proves it. Not
/// for use by several threads.
///
/// The report of a finished task is read when it is asked for and not kept, as a million of them
/// may not fit in memory.
public final class Salvage implements Closeable {
  private static final String EFFECT = "effect";

  private final List<Stand> stands;
  private final Proofs proofs;
  private final BitSet finished = new BitSet();
  private final Map<Integer, Past> unfinished = new HashMap<>();
  private final List<PlannedTask> inDoubt = new ArrayList<>();
  private boolean isNews;

  private Salvage(List<Stand> stands, Proofs proofs) {
    this.stands = stands;
    this.proofs = proofs;
  }

  /// Looks at the proofs of a run's tasks.
  ///
  /// @param selected the places of the tasks that the run is about
  /// @param retryInDoubt whether what is in doubt runs again, also where it is not idempotent
  static Salvage of(
      List<PlannedTask> tasks,
      BitSet selected,
      List<Stand> stands,
      Proofs proofs,
      boolean retryInDoubt)
      throws InterruptedException {
    var salvage = new Salvage(stands, proofs);
    for (var place = selected.nextSetBit(0); place >= 0; place = selected.nextSetBit(place + 1)) {
      salvage.look(tasks.get(place), retryInDoubt);
    }
    return salvage;
  }

  /// What is known of tasks, by place.
  public Map<Integer, Past> past() {
    return new Pasts();
  }

  /// How many tasks have their outcome.
  public int finished() {
    return finished.cardinality();
  }

  /// Those of whose last attempt nobody knows what it came to, in plan order.
  public List<PlannedTask> inDoubt() {
    return Collections.unmodifiableList(inDoubt);
  }

  /// Why a task was skipped because of a need; empty if it was not.
  public Optional<String> skipped(int place) {
    return stands.get(place) instanceof Stand.Skipped(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /// Whether there is anything to do: a task without an outcome, or one whose outcome is another
  /// one now.
  public boolean isUnfinished() {
    return isNews;
  }

  @Override
  public void close() throws IOException {
    proofs.close();
  }

  private void look(PlannedTask planned, boolean retryInDoubt) throws InterruptedException {
    var again = retryInDoubt || planned.task().terms().idempotent();
    switch (stands.get(planned.index())) {
      case Stand.Untouched _ -> isNews = true;
      case Stand.Skipped _ -> {
        // It is decided anew where anything is, and stays as it is where nothing is.
      }
      case Stand.Begun(var attempts, var failures) -> {
        isNews = true;
        unfinished.put(planned.index(), new Begun(attempts, failures));
      }
      case Stand.InDoubt(var attempts, var failures, var reason, var between, var settled) -> {
        var safely = again || between && hasKeysOnly(planned);
        isNews |= safely || !settled;
        doubt(planned, new Doubtful(attempts, failures, reason, safely));
      }
      case Stand.Finished(var settlement) -> {
        var trouble = proofs.trouble(planned.index(), settlement);
        isNews |= trouble.isPresent();
        if (trouble.isEmpty()) {
          finished.set(planned.index());
        } else if (settlement.attempts() > 0) {
          doubt(
              planned,
              new Doubtful(
                  settlement.attempts(), settlement.failuresBefore(), trouble.get(), again));
        }
        // What was found up to date and is not any more was not run, so that nothing is in doubt.
      }
    }
  }

  /// Whether all that the task does has keys, so that what is done is not repeated. That such an
  /// effect begins is forced to the disk, so that even after a power cut what is not known to have
  /// begun has not.
  private static boolean hasKeysOnly(PlannedTask planned) {
    var work = planned.task().work();
    return planned.agent().equals(EFFECT)
        && work.commands().isEmpty()
        && !work.effects().isEmpty()
        && work.effects().stream().allMatch(effect -> effect.idempotenceKey().isPresent());
  }

  private void doubt(PlannedTask planned, Doubtful doubtful) {
    unfinished.put(planned.index(), doubtful);
    inDoubt.add(planned);
  }

  private Past settled(int place) {
    if (!(stands.get(place) instanceof Stand.Finished(var settlement))) {
      throw new IllegalStateException("no outcome of task " + place);
    }
    try {
      return new Settled(
          proofs.report(place, settlement),
          settlement.attempts(),
          settlement.ms(),
          settlement.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A view: what it holds is read when it is asked for.
  private final class Pasts extends AbstractMap<Integer, Past> {

    @Override
    public @Nullable Past get(@Nullable Object place) {
      return place instanceof Integer index && finished.get(index)
          ? settled(index)
          : unfinished.get(place);
    }

    @Override
    public boolean containsKey(@Nullable Object place) {
      return place instanceof Integer index
          && (finished.get(index) || unfinished.containsKey(index));
    }

    @Override
    public Set<Entry<Integer, Past>> entrySet() {
      return new Entries();
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<Integer, Past>> {

    @Override
    public Iterator<Map.Entry<Integer, Past>> iterator() {
      return Stream.concat(
              finished.stream().mapToObj(place -> Map.entry(place, settled(place))),
              unfinished.entrySet().stream())
          .iterator();
    }

    @Override
    public int size() {
      return finished.cardinality() + unfinished.size();
    }
  }
}
