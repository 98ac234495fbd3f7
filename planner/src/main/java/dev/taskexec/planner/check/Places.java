package dev.taskexec.planner.check;

import dev.taskexec.abi.source.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;

/// Knows where the parts of a plan stand in the file that it came from.
@FunctionalInterface
public interface Places {

  /// The places of all these spots; asked once for everything that was found, so that a large file
  /// is searched once. What stands nowhere by itself has the place of what it belongs to.
  Map<Spot, Place> of(SequencedSet<Spot> spots);

  /// Places that are known one by one.
  static Places each(Function<Spot, Place> place) {
    return spots -> {
      var places = new LinkedHashMap<Spot, Place>();
      spots.forEach(spot -> places.put(spot, place.apply(spot)));
      return places;
    };
  }
}
