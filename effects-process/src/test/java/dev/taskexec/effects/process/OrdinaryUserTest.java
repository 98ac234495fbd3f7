package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.budget.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The attacks again, in a kit of a user whom file modes, limits and owners bind.
@Timeout(120)
@ParameterizedClass(name = "confined: {0}")
@ValueSource(booleans = {false, true})
class OrdinaryUserTest {
  @Parameter boolean confined;
  @TempDir Path temporary;
  private Path folder;
  private OtherKit kit;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    folder = Files.createDirectory(temporary.resolve("work"));
    kit = OtherKit.ofNobody(folder).confined(confined);
  }

  @AfterEach
  void nothing_is_left() {
    var left = Marked.running(kit.mark());

    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SPINS_IN_A_DAEMON, CPU_MS, 400",
    "FORK_BOMB, PROCESSES, 32",
    "ALLOCATES_400_MB, MEMORY_BYTES, 100000000",
    "PRINTS_ONE_ENDLESS_LINE, OUTPUT_BYTES, 10000000",
  })
  void is_held_to_its_budget(Attack attack, Quantity quantity, long limit) throws Exception {
    var said = kit.bound(quantity, limit).perform(attack.argv());

    assertThat(said)
        .anySatisfy(line -> assertThat(line).startsWith("Exhausted").contains(quantity.name()));
  }

  @Test
  void nobody_s_own_program_runs_as_nobody() throws Exception {
    var said = kit.perform("sh", "-c", "id -u >&2; kill -9 $$");

    assertThat(said)
        .anySatisfy(line -> assertThat(line).startsWith("Done").contains("Int[value=137]"))
        .contains("Str[value=%s]".formatted(confined ? "namespace" : "group"))
        .contains(Files.getAttribute(folder, "unix:uid").toString());
  }

  /// The same attacks as in [PermitAttackTest], in one script.
  @Test
  void reaches_no_more_than_its_permits_say() throws Exception {
    var outside = prepareAttacks();

    var said = attack(PermitAttack.rules(), outside);

    assertThat(said).noneMatch(line -> line.contains(PermitAttack.SECRET));
    assertThat(said).filteredOn(line -> line.startsWith("== ")).hasSize(attacks());
  }

  @Test
  void with_the_permits_it_does() throws Exception {
    var outside = prepareAttacks();

    var said = attack(PermitAttack.allRules(outside), outside);

    assertThat(said)
        .filteredOn(line -> line.equals(PermitAttack.SECRET))
        .hasSizeGreaterThanOrEqualTo(attacks());
  }

  private Path prepareAttacks() throws IOException, InterruptedException {
    assumeTrue(confined, "permits are of confined tasks");
    var outside = PermitAttack.prepare(folder);
    kit = OtherKit.ofNobody(folder);
    OtherKit.giveToNobody(outside);
    return outside;
  }

  private List<String> attack(String[] rules, Path outside)
      throws IOException, InterruptedException {
    return kit.permits(rules).perform("sh", "-c", PermitAttack.allScripts(outside));
  }

  private static int attacks() {
    return PermitAttack.values().length;
  }

  /// 21: what would run as its owner runs as who starts it.
  @Test
  void a_program_for_everybody_to_run_as_its_owner_does_not() throws Exception {
    assumeTrue(confined && OtherKit.isRoot(), "only root can make one");
    var program = folder.resolve("id");
    Files.copy(Path.of("/usr/bin/id").toRealPath(), program);
    Files.setAttribute(program, "unix:mode", 0104755);

    var said = kit.permits("run:./id", "run:sh").perform("./id", "-u");

    assertThat(said)
        .contains(Files.getAttribute(folder, "unix:uid").toString())
        .doesNotContain("0");
    assertThat(kit.again().confined(false).perform("./id", "-u"))
        .as("the control, without confinement")
        .contains("0");
  }
}
