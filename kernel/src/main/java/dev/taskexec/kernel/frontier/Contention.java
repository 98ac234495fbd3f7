package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the tasks of a plan contend for: the places and the rates of their queues, and locks.
final class Contention {
  private final List<@Nullable Limit> places = new ArrayList<>();
  private final List<@Nullable RateWindow> rates = new ArrayList<>();
  private final List<Limit> locks = new ArrayList<>();
  // Keyed by text: a map finds it in reasonable time also where somebody chose names that collide.
  private final Map<String, Integer> lockNumbers = new HashMap<>();
  // The key is the number of the queue, then those of the locks in order.
  private final SequencedMap<int[], Peers> peers = new TreeMap<>(Arrays::compare);

  Contention(ExecutionPlan plan) {
    for (var queue : plan.queues()) {
      places.add(queue.workers().isPresent() ? new Places(queue.workers().getAsInt()) : null);
      rates.add(rate(queue));
    }
  }

  /// Those among which a task waits.
  Peers peers(PlannedTask task) {
    var numbers =
        task.task().dependencies().uses().stream().mapToInt(this::lock).sorted().distinct();
    var key = IntStream.concat(IntStream.of(task.queue()), numbers).toArray();
    return peers.computeIfAbsent(key, this::make);
  }

  /// All that there are.
  Iterable<Peers> all() {
    return peers.sequencedValues();
  }

  private Peers make(int[] key) {
    var limits = new ArrayList<Limit>();
    var place = places.get(key[0]);
    if (place != null) {
      limits.add(place);
    }
    Arrays.stream(key).skip(1).mapToObj(locks::get).forEach(limits::add);
    var rate = rates.get(key[0]);
    if (rate != null) {
      limits.add(rate);
    }
    return new Peers(limits, rate != null);
  }

  private int lock(String name) {
    return lockNumbers.computeIfAbsent(
        name,
        _ -> {
          locks.add(new Places(1));
          return locks.size() - 1;
        });
  }

  private static @Nullable RateWindow rate(Queue queue) {
    return queue.rate().map(RateWindow::new).orElse(null);
  }
}
