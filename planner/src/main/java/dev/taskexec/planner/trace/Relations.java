package dev.taskexec.planner.trace;

import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.card.Origins;
import dev.taskexec.planner.card.Stretch;
import dev.taskexec.planner.explain.Relation;
import dev.taskexec.planner.graph.Link;
import dev.taskexec.planner.graph.Link.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what a task needs and what needs it.
///
/// @param written where needs are written; empty where that is not known
record Relations(WantedTask wanted, Optional<InSource> written) {
  /// More places than that are not worked out: to say where something stands in a line of 10 MB
  /// takes a look at the whole line.
  private static final int MOST_PLACES = 100;

  /// A source of the extended grammar, in which all needs name one thing.
  record InSource(Source source, Origins origins) {
    Place place(Stretch stretch) {
      return source.place(stretch.from(), Math.max(0, stretch.to() - stretch.from()));
    }
  }

  List<Relation> needs(List<Link> links) {
    var relations = new ArrayList<Relation>();
    var own = written.map(this::needs).orElse(List.of());
    var ofQueue = written.map(in -> in.origins().queueNeeds(wanted.queue())).orElse(List.of());
    var owns = 0;
    var queues = 0;
    for (var link : links) {
      var stretch =
          switch (link.via()) {
            case ITSELF -> at(own, owns++);
            case QUEUE -> at(ofQueue, queues++);
            case ORDER -> order();
          };
      relations.add(relation(link, stretch, relations.size()));
    }
    return relations;
  }

  List<Relation> neededBy(List<Link> links) {
    var relations = new ArrayList<Relation>();
    for (var link : links) {
      var stretch = relations.size() < MOST_PLACES ? written(link) : Optional.<Stretch>empty();
      relations.add(relation(link, stretch, relations.size()));
    }
    return relations;
  }

  private List<Stretch> needs(InSource in) {
    var task = in.origins().task(wanted.task().id().value()).orElseThrow();
    var count = wanted.task().dependencies().needs().size();
    var all = new ArrayList<Stretch>();
    for (var i = 0; i < Math.min(count, MOST_PLACES); i++) {
      all.add(task.need(i));
    }
    return all;
  }

  /// Where another task or queue says that it needs this one.
  private Optional<Stretch> written(Link link) {
    return link.via() == Link.Via.ORDER
        ? order()
        : written.flatMap(in -> written(link, in.origins()));
  }

  private Optional<Stretch> written(Link link, Origins origins) {
    return switch (link.party()) {
      case Party.OfTask(_, var queue, var index) -> {
        var task = wanted.plan().queues().get(queue).tasks().get(index);
        var need = indexOf(task.dependencies().needs(), link.via());
        yield origins.task(task.id().value()).map(other -> other.need(need));
      }
      case Party.OfQueue(_, var queue) -> {
        var need = indexOf(wanted.plan().queues().get(queue).needs(), link.via());
        yield Optional.of(origins.queueNeed(queue, need));
      }
    };
  }

  /// Which of some needs names the task, or its queue.
  private int indexOf(List<Need> needs, Link.Via via) {
    for (var i = 0; i < needs.size(); i++) {
      var names =
          switch (needs.get(i)) {
            case Need.OfTask(var task, _) ->
                via == Link.Via.ITSELF && task.equals(wanted.task().id());
            case Need.OfQueue(var queue, _) ->
                via == Link.Via.QUEUE && queue.equals(wanted.inQueue().name());
          };
      if (names) {
        return i;
      }
    }
    return needs.size();
  }

  private Optional<Stretch> order() {
    return written.map(in -> in.origins().queue(wanted.queue(), Attribute.ORDER));
  }

  private static Optional<Stretch> at(List<Stretch> stretches, int index) {
    return index < stretches.size() ? Optional.of(stretches.get(index)) : Optional.empty();
  }

  private Relation relation(Link link, Optional<Stretch> stretch, int before) {
    var place =
        before < MOST_PLACES
            ? written.flatMap(in -> stretch.map(in::place))
            : Optional.<Place>empty();
    return switch (link.party()) {
      case Party.OfTask(_, var queue, var index) -> {
        var task = wanted.plan().queues().get(queue).tasks().get(index);
        yield new Relation(link, task.title(), task.sourceLine(), place);
      }
      case Party.OfQueue(var name, var queue) -> new Relation(link, name, line(queue), place);
    };
  }

  private int line(int queue) {
    return written.map(in -> in.source().lineAt(in.origins().queue(queue).from())).orElse(0);
  }
}
