package dev.taskexec.kernel.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decisions about random rules against a model that knows nothing of rules: sets of files.
class PermitOfficePropertyTest {
  private static final List<String> FILES = List.of("a/x", "a/y", "a/b/x", "a/b/y", "c/x", "d");
  private static final List<String> PLACES = List.of("a/**", "a/b/**", "c/**", "a/x", "c/x", "d");

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_all_lists_allow_and_none_denies_may_be_done(long seed) {
    var random = new Random(seed);
    var task = rules(random);
    var envelope = rules(random);
    var denied = PLACES.get(random.nextInt(PLACES.size()));
    var permits = TestingPermits.of(task.toArray(String[]::new)).denying("!read:" + denied);
    permits.rules.add(PermitRule.parse("effect:*"));
    var office = permits.office();
    var holder = permits.holder(office);

    for (var file : FILES) {
      var ruling =
          office.ruling(
              holder, narrowed(envelope), List.of(PermitRule.parse("read:/no/such/root/" + file)));

      assertThat(ruling instanceof Ruling.Allowed)
          .as("%s by %s, %s, but not %s", file, task, envelope, denied)
          .isEqualTo(
              model(task).contains(file)
                  && model(envelope).contains(file)
                  && !files(denied).contains(file));
    }
  }

  private static List<String> rules(Random random) {
    var rules = new ArrayList<String>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      rules.add(
          (random.nextInt(4) == 0 ? "!" : "")
              + "read:"
              + PLACES.get(random.nextInt(PLACES.size())));
    }
    return rules;
  }

  private static Set<String> model(List<String> rules) {
    var may = new HashSet<String>();
    rules.stream()
        .filter(rule -> !rule.startsWith("!"))
        .forEach(rule -> may.addAll(files(rule.substring("read:".length()))));
    rules.stream()
        .filter(rule -> rule.startsWith("!"))
        .forEach(rule -> may.removeAll(files(rule.substring("!read:".length()))));
    return may;
  }

  private static Set<String> files(String place) {
    var files = new HashSet<String>();
    for (var file : FILES) {
      if (place.endsWith("/**")
          ? file.startsWith(place.substring(0, place.length() - 2))
          : file.equals(place)) {
        files.add(file);
      }
    }
    return files;
  }

  private static EffectEnvelope narrowed(List<String> rules) {
    var all = new ArrayList<>(rules.stream().map(PermitRule::parse).toList());
    all.add(PermitRule.parse("effect:*"));
    return new EffectEnvelope(
        "file.read", 1, Obj.EMPTY, List.of(), Optional.empty(), Budget.NONE, Optional.of(all));
  }
}
