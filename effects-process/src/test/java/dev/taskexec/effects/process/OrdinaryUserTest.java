package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
