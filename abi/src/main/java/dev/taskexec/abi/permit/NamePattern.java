package dev.taskexec.abi.permit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A pattern for one name of a path, compiled to a small machine (R. Cox, "Regular Expression
/// Matching: the Virtual Machine Approach"): it keeps all places that it may be at, so it never
/// goes back.
final class NamePattern {

  private sealed interface Step {}

  /// Takes one character.
  private record Take(Letters letters) implements Step {}

  /// Goes on at each of the places.
  private record Fork(List<Integer> places) implements Step {}

  private final List<Step> steps;
  private final boolean anyDepth;

  private NamePattern(List<Step> steps, boolean anyDepth) {
    this.steps = steps;
    this.anyDepth = anyDepth;
  }

  /// @param name with a backslash before what is meant as itself
  static NamePattern of(String name) {
    return name.equals("**")
        ? new NamePattern(List.of(), true)
        : new NamePattern(new Compiler(name).compile(), false);
  }

  /// Whether it is `**`, which stands for any number of names.
  boolean isAnyDepth() {
    return anyDepth;
  }

  boolean matches(String name) {
    var alive = new BitSet();
    enter(0, alive);
    for (var i = 0; i < name.length() && !alive.isEmpty(); ) {
      var c = name.codePointAt(i);
      i += Character.charCount(c);
      var next = new BitSet();
      for (var at = alive.nextSetBit(0); at >= 0; at = alive.nextSetBit(at + 1)) {
        if (at < steps.size() && steps.get(at) instanceof Take(var letters) && letters.has(c)) {
          enter(at + 1, next);
        }
      }
      alive = next;
    }
    return alive.get(steps.size());
  }

  private void enter(int place, BitSet alive) {
    var open = new ArrayList<Integer>(List.of(place));
    while (!open.isEmpty()) {
      var at = open.removeLast();
      if (!alive.get(at)) {
        alive.set(at);
        if (at < steps.size() && steps.get(at) instanceof Fork(var places)) {
          open.addAll(places);
        }
      }
    }
  }

  private static final class Compiler {
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> choices = new ArrayList<>();
    private final List<List<Integer>> exits = new ArrayList<>();
    private boolean inGroup;
    private int at;

    Compiler(String name) {
      this.name = name;
    }

    List<Step> compile() {
      while (at < name.length()) {
        step(name.charAt(at));
      }
      if (inGroup) {
        throw wrong("`{` is not closed", "write `{one,two}`, without a slash in it");
      }
      return steps;
    }

    private void step(char c) {
      switch (c) {
        case '*' -> star();
        case '?' -> take(Letters.ANY, 1);
        case '[' -> take(letters(), 0);
        case '{' -> open();
        case ',', '}' -> inGroup(c);
        default -> take(Letters.only(letter()), 0);
      }
    }

    private void take(Letters letters, int length) {
      steps.add(new Take(letters));
      at += length;
    }

    private void inGroup(char c) {
      if (!inGroup) {
        take(Letters.only(c), 1);
      } else if (c == ',') {
        choice();
      } else {
        close();
      }
    }

    private void star() {
      if (name.startsWith("**", at)) {
        throw wrong(
            "`**` stands within a name", "give it a place of its own, as in `src/**/*.txt`");
      }
      var start = steps.size();
      steps.add(new Fork(List.of(start + 1, start + 3)));
      steps.add(new Take(Letters.ANY));
      steps.add(new Fork(List.of(start)));
      at++;
    }

    private void open() {
      if (inGroup) {
        throw wrong("`{` stands within `{…}`", "write all choices side by side: `{a,bc,bd}`");
      }
      inGroup = true;
      choices.clear();
      exits.clear();
      // Its places are put in when the group is closed.
      steps.add(new Fork(List.of()));
      choices.add(steps.size());
      at++;
    }

    private void choice() {
      exits.add(new ArrayList<>());
      steps.add(new Fork(exits.getLast()));
      choices.add(steps.size());
      at++;
    }

    private void close() {
      exits.forEach(exit -> exit.add(steps.size()));
      steps.set(choices.getFirst() - 1, new Fork(List.copyOf(choices)));
      inGroup = false;
      at++;
    }

    private Letters letters() {
      at++;
      var not = name.startsWith("!", at);
      if (not) {
        at++;
      }
      var ranges = new ArrayList<Letters.Range>();
      while (at < name.length() && name.charAt(at) != ']') {
        var from = letter();
        var to = from;
        if (at + 1 < name.length() && name.charAt(at) == '-' && name.charAt(at + 1) != ']') {
          at++;
          to = letter();
        }
        if (to < from) {
          throw wrong("a range in `[…]` runs backwards", "write the smaller character first");
        }
        ranges.add(new Letters.Range(from, to));
      }
      if (at >= name.length()) {
        throw wrong(
            "`[` is not closed", "write `[a-z]`, without a slash in it, or `\\[` in quotes");
      }
      if (ranges.isEmpty()) {
        throw wrong("`[]` holds nothing", "write `[a-z]`, or `\\[` in quotes for the character");
      }
      at++;
      return new Letters(not, ranges);
    }

    /// The next character, taken as itself.
    private int letter() {
      if (name.charAt(at) == '\\' && at + 1 < name.length()) {
        at++;
      }
      var c = name.codePointAt(at);
      at += Character.charCount(c);
      return c;
    }

    private PermitSyntaxException wrong(String problem, String remedy) {
      return new PermitSyntaxException(problem + " in " + ResourceText.shown(name), remedy);
    }
  }
}
