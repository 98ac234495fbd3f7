package dev.taskexec.abi.permit;

import java.util.List;

/// What an action is done to: a set of files, hosts, programs, variables or effects.
///
/// Resources are compared as they are written: links, `PATH` and DNS are not consulted. Where that
/// cannot decide, the answers err to the safe side, which is told at each method.
public sealed interface Resource permits PathResource, Destination, Program, Variable, EffectName {

  /// Whether each thing of the other lies in this one. True is certain; false may only mean that it
  /// cannot be told.
  boolean covers(Resource other);

  /// Whether there may be a thing that lies in both. False is certain.
  default boolean overlaps(Resource other) {
    return covers(other) || other.covers(this);
  }

  /// What lies in both, as far as rules can say it; nothing else is ever in it.
  default List<Resource> intersection(Resource other) {
    if (covers(other)) {
      return List.of(other);
    }
    return other.covers(this) ? List.of(this) : List.of();
  }

  /// The resource with its relative path, if it has one, taken from a folder.
  ///
  /// @param root an absolute path with `/` separators and no `.`, `..` or doubled slash
  Resource at(String root);

  /// The resource as a rule holds it, quoted where it must be.
  @Override
  String toString();
}
