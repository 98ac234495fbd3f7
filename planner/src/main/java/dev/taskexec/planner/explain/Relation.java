package dev.taskexec.planner.explain;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.graph.Link;
import java.util.Optional;

/// That the task needs another or is needed by it.
///
/// @param link the other, and why
/// @param title of the other task; the name of a queue
/// @param line of the source that lists the other task or starts the queue; 0 where that is not
///   known
/// @param place where the need, or the order of the queue, is written; empty where that is not
///   known and for those behind the first hundred
public record Relation(Link link, String title, int line, Optional<Place> place) {}
