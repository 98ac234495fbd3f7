package dev.taskexec.abi.pattern;

import dev.taskexec.abi.pattern.PatternPart.All;
import dev.taskexec.abi.pattern.PatternPart.Either;
import dev.taskexec.abi.pattern.PatternPart.One;
import dev.taskexec.abi.pattern.PatternPart.Times;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A pattern that a whole text must fit: the value of a parameter, a line of a file.
///
/// It runs through the text once and follows all ways at the same time (Thompson, "Regular
/// expression search algorithm", 1968), so that no pattern takes longer than its size times the
/// text's length. The engine of the JDK goes back and tries again, which can take forever.
public final class ValuePattern {
  private static final int LONGEST = 1_000;
  private static final int MOST_STEPS = 5_000;

  private final String text;
  private final List<Step> steps = new ArrayList<>();

  /// One step of the machine. The next one follows it, if nothing else is said.
  private sealed interface Step {}

  /// Goes on if the next character is in the set.
  private record Take(Characters characters) implements Step {}

  /// Goes on at both.
  private record Fork(int one, int other) implements Step {}

  /// What came of reading a pattern.
  public sealed interface Reading {}

  /// It is one.
  public record Read(ValuePattern pattern) implements Reading {}

  /// It is none.
  ///
  /// @param at where in its text the trouble is
  public record Wrong(int at, String message, String help) implements Reading {}

  private ValuePattern(String text) {
    this.text = text;
  }

  /// Reads a pattern.
  public static Reading of(String text) {
    if (text.length() > LONGEST) {
      return new Wrong(
          LONGEST, "the pattern is longer than %,d characters".formatted(LONGEST), "shorten it");
    }
    try {
      var pattern = new ValuePattern(text);
      pattern.add(PatternSyntax.read(text));
      return new Read(pattern);
    } catch (PatternTrouble e) {
      return new Wrong(e.at(), e.what(), e.help());
    }
  }

  /// The pattern as it is written.
  public String text() {
    return text;
  }

  /// Whether it fits a value from its start to its end.
  public boolean matches(String value) {
    var states = reach(List.of(0));
    for (var i = 0; i < value.length() && !states.isEmpty(); ) {
      var point = value.codePointAt(i);
      var next = new ArrayList<Integer>();
      for (var state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
        if (state < steps.size()
            && steps.get(state) instanceof Take(var characters)
            && characters.has(point)) {
          next.add(state + 1);
        }
      }
      states = reach(next);
      i += Character.charCount(point);
    }
    return states.get(steps.size());
  }

  /// The steps that are reached without taking a character; that behind the last is the end.
  private BitSet reach(List<Integer> starts) {
    var reached = new BitSet(steps.size() + 1);
    var open = new ArrayList<>(starts);
    while (!open.isEmpty()) {
      var state = open.removeLast();
      if (!reached.get(state)) {
        reached.set(state);
        if (state < steps.size() && steps.get(state) instanceof Fork(var one, var other)) {
          open.add(one);
          open.add(other);
        }
      }
    }
    return reached;
  }

  private void add(PatternPart part) throws PatternTrouble {
    switch (part) {
      case One(var characters) -> step(new Take(characters));
      case All(var parts) -> {
        for (var each : parts) {
          add(each);
        }
      }
      case Either(var parts) -> addEither(parts);
      case Times times -> addTimes(times);
    }
  }

  private void addEither(List<PatternPart> parts) throws PatternTrouble {
    var ends = new ArrayList<Integer>();
    for (var each : parts.subList(0, parts.size() - 1)) {
      var fork = step(new Fork(0, 0));
      add(each);
      ends.add(step(new Fork(0, 0)));
      steps.set(fork, new Fork(fork + 1, steps.size()));
    }
    add(parts.getLast());
    for (var end : ends) {
      steps.set(end, new Fork(steps.size(), steps.size()));
    }
  }

  private void addTimes(Times times) throws PatternTrouble {
    for (var i = 0; i < times.least(); i++) {
      var before = steps.size();
      add(times.part());
      if (steps.size() == before) {
        return; // nothing, a thousand times a thousand times
      }
    }
    if (times.most() == Times.UNBOUNDED) {
      var fork = step(new Fork(0, 0));
      add(times.part());
      step(new Fork(fork, fork));
      steps.set(fork, new Fork(fork + 1, steps.size()));
      return;
    }
    var forks = new ArrayList<Integer>();
    for (var i = times.least(); i < times.most(); i++) {
      forks.add(step(new Fork(0, 0)));
      add(times.part());
    }
    for (var fork : forks) {
      steps.set(fork, new Fork(fork + 1, steps.size()));
    }
  }

  private int step(Step step) throws PatternTrouble {
    if (steps.size() == MOST_STEPS) {
      throw new PatternTrouble(0, "the pattern repeats too much", "count to smaller numbers");
    }
    steps.add(step);
    return steps.size() - 1;
  }

  /// The text.
  @Override
  public String toString() {
    return text;
  }
}
