package dev.taskexec.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Sandboxed;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Attacks of one family: none reaches its goal, and each does with the permit for it. All of them
/// are one run of the real kit for each kind of user.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Stronghold {
  @TempDir static Path ofSelf;
  @TempDir static Path ofOrdinary;

  private final Map<Attackers, Siege> sieges = new EnumMap<>(Attackers.class);

  abstract List<Attack> attacks();

  final Stream<Arguments> cases() {
    return Stream.of(Attackers.values())
        .flatMap(by -> attacks().stream().map(attack -> Arguments.of(by, attack)));
  }

  @ParameterizedTest(name = "{1} ({0})")
  @MethodSource("cases")
  void fails_and_succeeds_with_the_permit(Attackers by, Attack attack) throws Exception {
    var siege = siege(by);

    var attacked = siege.attacked(attack);
    var controlled = siege.controlled(attack);

    assertThat(controlled.reachedItsGoal())
        .as("control %s: %s%n%s", attack, controlled.result(), controlled.logs())
        .isTrue();
    assertThat(controlled.outcome()).isEqualTo("ok");
    assertThat(attacked.reachedItsGoal())
        .as("attack %s: %s%n%s", attack, attacked.result(), attacked.logs())
        .isFalse();
    assertThat(attacked.outcome()).isIn("error", "denied");
  }

  final Siege siege(Attackers by) throws Exception {
    var siege = sieges.get(by);
    if (siege == null) {
      var base = (by == Attackers.SELF ? ofSelf : ofOrdinary).toRealPath();
      siege = Siege.prepare(base, attacks());
      var kit = by.kit(base);
      Sandboxed.assume(kit);
      siege.run(kit);
      sieges.put(by, siege);
    }
    return siege;
  }
}
