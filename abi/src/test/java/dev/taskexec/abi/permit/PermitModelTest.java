package dev.taskexec.abi.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the algebra of rules with plain sets: a small world of things, and by another way which
/// of them each rule is about.
class PermitModelTest {
  private static final String ROOT = "/w";
  private static final List<String> THINGS = things();

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_rule_covers_only_what_it_holds(int seed) {
    var random = new Random(seed);

    for (var i = 0; i < 300; i++) {
      var one = rule(random, false);
      var two = rule(random, false);

      var mine = World.of(one);
      var theirs = World.of(two);
      var both = intersection(mine, theirs);
      var said = new LinkedHashSet<String>();
      one.intersection(two).forEach(part -> said.addAll(World.of(part)));

      assertThat(PermitRule.parse(one.toString())).isEqualTo(one);
      assertThat(!one.covers(two) || mine.containsAll(theirs)).as("%s > %s", one, two).isTrue();
      assertThat(one.overlaps(two) || both.isEmpty()).as("%s meets %s", one, two).isTrue();
      assertThat(two.overlaps(one)).as("%s meets %s", two, one).isEqualTo(one.overlaps(two));
      assertThat(both).as("%s and %s", one, two).containsAll(said);
      if (isDecidable(one, two)) {
        assertThat(said).as("%s and %s", one, two).containsAll(both);
      }
      assertThat(World.of(one.at(ROOT))).as("%s at the root", one).isEqualTo(mine);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sets_of_rules_only_ever_narrow(int seed) {
    var random = new Random(seed);

    for (var i = 0; i < 200; i++) {
      var one = permits(random);
      var two = random.nextBoolean() ? permits(random) : changed(one, random);
      var mine = allowed(one);
      var theirs = allowed(two);
      var narrowed = one.narrowedBy(two);

      assertThat(mine).as("%s by %s", one, two).containsAll(allowed(narrowed));
      assertThat(theirs).as("%s by %s", one, two).containsAll(allowed(narrowed));
      assertThat(narrowed.rules())
          .as("denials add up")
          .containsAll(one.rules().stream().filter(PermitRule::denies).toList())
          .containsAll(two.rules().stream().filter(PermitRule::denies).toList());
      assertThat(!one.covers(two) || mine.containsAll(theirs)).as("%s > %s", one, two).isTrue();
      assertThat(!two.grownFrom(one).isEmpty() || mine.containsAll(theirs))
          .as("%s grown from %s", two, one)
          .isTrue();
      assertThat(one.covers(one)).as("%s covers itself", one).isTrue();
      assertThat(one.grownFrom(one)).as("%s grew from itself", one).isEmpty();
      var request = rule(random, false);
      assertThat(!one.allow(request) || mine.containsAll(World.of(request)))
          .as("%s allows %s", one, request)
          .isTrue();
    }
  }

  /// So that the properties above do not hold only because nothing is ever said.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_can_be_told_is_told(int seed) {
    var random = new Random(seed);
    var covered = 0;
    var narrowed = 0;
    var grown = 0;

    for (var i = 0; i < 300; i++) {
      var one = permits(random);
      var two = changed(one, random);
      covered += one.covers(two) ? 1 : 0;
      narrowed += allowed(one.narrowedBy(two)).isEmpty() ? 0 : 1;
      grown += two.grownFrom(one).isEmpty() ? 0 : 1;
    }

    assertThat(List.of(covered, narrowed, grown)).allMatch(count -> count > 30);
  }

  private static boolean isDecidable(PermitRule one, PermitRule two) {
    return !(one.resource() instanceof Glob && two.resource() instanceof Glob)
        && !(one.resource() instanceof Program)
        && !(one.resource() instanceof PathResource a
            && two.resource() instanceof PathResource b
            && a.isAbsolute() != b.isAbsolute());
  }

  private static Set<String> allowed(Permits permits) {
    var allowed = new LinkedHashSet<String>();
    permits.rules().stream().filter(r -> !r.denies()).forEach(r -> allowed.addAll(World.of(r)));
    permits.rules().stream()
        .filter(PermitRule::denies)
        .forEach(r -> allowed.removeAll(World.of(r)));
    return allowed;
  }

  private static Set<String> intersection(Set<String> one, Set<String> two) {
    var both = new LinkedHashSet<>(one);
    both.retainAll(two);
    return both;
  }

  private static Permits permits(Random random) {
    var rules = new ArrayList<PermitRule>();
    for (var i = random.nextInt(5); i >= 0; i--) {
      rules.add(rule(random, random.nextInt(4) == 0));
    }
    return new Permits(rules);
  }

  private static Permits changed(Permits permits, Random random) {
    var rules = new ArrayList<>(permits.rules());
    if (!rules.isEmpty() && random.nextBoolean()) {
      rules.remove(random.nextInt(rules.size()));
    }
    if (random.nextBoolean()) {
      rules.add(rule(random, random.nextInt(3) == 0));
    }
    return new Permits(rules);
  }

  private static PermitRule rule(Random random, boolean denies) {
    var text =
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> "read:" + path(random, true);
          case 3 -> "write:" + path(random, false);
          case 4 -> "run:" + one(random, "a", "b", "./a", "a/b", "/w/a", "/w/a/b", "/b");
          case 5 ->
              "net:"
                  + one(
                      random,
                      "*",
                      "x.y",
                      "*.y",
                      "*.x.y",
                      "y",
                      "10.0.0.0/8",
                      "10.1.2.3",
                      "0.0.0.0/0",
                      "10.1.0.0/16",
                      "[::1]",
                      "[::/0]",
                      "[2001:db8::/32]",
                      "[2001:db8::1]")
                  + one(random, "", ":80", ":443");
          case 6 -> "env:" + one(random, "*", "A_*", "A_B_*", "A_B", "A_B_C", "LD_PRELOAD", "LD_*");
          default -> "effect:" + one(random, "*", "a.*", "a.b.*", "a", "a.b", "a.b.c", "b");
        };
    return PermitRule.parse((denies ? "!" : "") + text);
  }

  private static String path(Random random, boolean globs) {
    var names = new ArrayList<String>();
    for (var i = random.nextInt(3); i >= 0; i--) {
      names.add(
          globs && random.nextInt(3) == 0
              ? one(random, "*", "**", "?", "a*", "*b", "[!a]", "[ab]", "{a,ab}", "{b,}a")
              : one(random, "a", "b", "ab"));
    }
    if (random.nextInt(3) == 0) {
      names.set(names.size() - 1, "**");
    }
    if (!globs) {
      names.removeIf(name -> name.equals("**"));
      names.add(names.isEmpty() || random.nextBoolean() ? "**" : "a");
    }
    var text = one(random, "", "", "", "/", "/w/") + String.join("/", names);
    return text.contains(",") ? "\"" + text + "\"" : text;
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static List<String> things() {
    var things = new ArrayList<String>();
    var names = List.of("a", "b", "ab", "c");
    var paths = new ArrayList<>(List.of("", "/w"));
    for (var top : List.of("", "/w")) {
      for (var one : names) {
        paths.add(top + "/" + one);
        for (var two : names) {
          paths.add(top + "/" + one + "/" + two);
          for (var three : names) {
            paths.add(top + "/" + one + "/" + two + "/" + three);
          }
        }
      }
    }
    paths.forEach(path -> things.addAll(List.of("read " + path, "write " + path)));
    for (var program : List.of("a", "b", "/w/a", "/w/a/b", "/b", "/w/b")) {
      things.add("run " + program);
    }
    for (var host :
        List.of("y", "x.y", "z.x.y", "xy", "10.1.2.3", "10.2.0.0", "::1", "2001:db8::1")) {
      for (var port : List.of("1", "80", "443")) {
        things.add("net " + host + " " + port);
      }
    }
    for (var name : List.of("A_B", "A_B_C", "A_", "A", "LD_PRELOAD", "X")) {
      things.add("env " + name);
    }
    for (var name : List.of("a", "a.b", "a.b.c", "a.c", "ab", "b")) {
      things.add("effect " + name);
    }
    return things;
  }

  /// Which things a rule is about, from its text alone.
  private static final class World {

    static Set<String> of(PermitRule rule) {
      var text = rule.toString().replaceFirst("^!", "").replace("\"", "");
      var colon = text.indexOf(':');
      var action = text.substring(0, colon);
      var held = new LinkedHashSet<String>();
      for (var thing : THINGS) {
        if (thing.startsWith(action + " ")
            && holds(action, text.substring(colon + 1), rule.denies(), thing.split(" ", -1))) {
          held.add(thing);
        }
      }
      return held;
    }

    private static boolean holds(String action, String text, boolean denies, String[] thing) {
      return switch (action) {
        case "read", "write" -> pathHolds(text, thing[1]);
        case "run" ->
            text.contains("/")
                ? thing[1].equals(text.startsWith("/") ? text : "/w/" + text.replace("./", ""))
                : thing[1].equals(text);
        case "net" -> netHolds(text, thing[1], thing[2]);
        case "env" ->
            starHolds(text, thing[1])
                && (denies || !thing[1].startsWith("LD_") || text.equals(thing[1]));
        default -> starHolds(text, thing[1]);
      };
    }

    private static boolean starHolds(String text, String name) {
      return text.endsWith("*")
          ? name.startsWith(text.substring(0, text.length() - 1))
          : name.equals(text);
    }

    private static boolean pathHolds(String text, String path) {
      var absolute = text.startsWith("/") ? text : "/w/" + text;
      var regex = new StringBuilder();
      for (var name : absolute.substring(1).split("/")) {
        regex.append(
            name.equals("**")
                ? "(/[^/]+)*"
                : "/"
                    + name.replace("[!", "[^/")
                        .replace("?", "[^/]")
                        .replace("*", "[^/]*")
                        .replace("{", "(")
                        .replace("}", ")")
                        .replace(",", "|"));
      }
      return Pattern.matches(regex.toString(), path);
    }

    private static boolean netHolds(String text, String host, String port) {
      var parts = Pattern.compile("(\\[.*]|[^:]*)(?::(\\d+))?").matcher(text);
      assertThat(parts.matches()).as(text).isTrue();
      if (parts.group(2) != null && !parts.group(2).equals(port)) {
        return false;
      }
      return switch (parts.group(1)) {
        case "*" -> true;
        case "0.0.0.0/0" -> host.startsWith("10.");
        case "10.0.0.0/8" -> host.startsWith("10.");
        case "10.1.0.0/16" -> host.startsWith("10.1.");
        case "[::/0]" -> host.contains(":");
        case "[2001:db8::/32]" -> host.startsWith("2001:db8:");
        case String it when it.startsWith("*.") -> host.endsWith(it.substring(1));
        case String it -> it.replaceAll("[\\[\\]]", "").equals(host);
      };
    }
  }
}
