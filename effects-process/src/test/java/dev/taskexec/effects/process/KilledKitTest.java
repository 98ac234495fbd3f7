package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.abi.effect.Survivors.Survivor;
import dev.taskexec.effects.process.survivors.ProcessSurvivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a task when the kit itself is killed by SIGKILL.
@Timeout(120)
class KilledKitTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path temporary;

  @AfterEach
  void nothing_is_left() {
    var left = Marked.running(mark());

    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    assertThat(left).isEmpty();
  }

  private Path folder() {
    return temporary.resolve("work");
  }

  private String mark() {
    return folder().resolve("private").toString();
  }

  private OtherKit kit(boolean ordinary) throws IOException, InterruptedException {
    Files.createDirectory(folder());
    return ordinary ? OtherKit.ofNobody(folder()) : OtherKit.in(folder());
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"DAEMON_BY_DOUBLE_FORK", "IGNORES_TERM", "STOPPED_DAEMON", "FORKS_ANEW"})
  void a_namespace_ends_with_the_kit(Attack attack) throws Exception {
    var kit = kit(false).confined(true).start(attack.argv());
    Await.line(folder().resolve("ready"));
    assertThat(Marked.running(mark())).isNotEmpty();

    kit.destroyForcibly().waitFor();

    Marked.awaitNone(mark());
  }

  @Test
  void a_namespace_of_an_ordinary_user_ends_with_the_kit() throws Exception {
    var kit = kit(true).confined(true).start(Attack.DAEMON_BY_DOUBLE_FORK.argv());
    Await.line(folder().resolve("ready"));
    assertThat(Marked.running(mark())).isNotEmpty();

    kit.destroyForcibly().waitFor(); // setpriv has become the kit

    Marked.awaitNone(mark());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_survives_without_a_namespace_is_found_and_ended(boolean ordinary) throws Exception {
    var kit = kit(ordinary).start(Attack.DAEMON_BY_DOUBLE_FORK.argv());
    Await.line(folder().resolve("ready"));
    kit.destroyForcibly().waitFor();
    var left = Marked.running(mark());
    assertThat(left).as("the control: it does survive").isNotEmpty();

    var ended = new ProcessSurvivors().end(folder(), Duration.ofMillis(200));

    assertThat(ended).extracting(Survivor::pid).containsAll(left);
    assertThat(ended)
        .allSatisfy(
            survivor ->
                assertThat(survivor).isEqualTo(new Survivor(survivor.pid(), "TASK-001", "2")));
    assertThat(Marked.running(mark())).isEmpty();
  }

  @Test
  void a_survivor_that_listens_may_clean_up() throws Exception {
    var kit =
        kit(false)
            .start(
                "sh",
                "-c",
                "trap 'echo cleaned >cleaned; exit' TERM; echo ready >ready; sleep 600 & wait; :");
    Await.line(folder().resolve("ready"));
    kit.destroyForcibly().waitFor();

    var ended = new ProcessSurvivors().end(folder(), LONG);

    assertThat(ended).isNotEmpty();
    assertThat(folder().resolve("cleaned")).hasContent("cleaned");
  }

  @Test
  void what_belongs_to_another_run_is_let_live() throws Exception {
    var kit = kit(false).start(Attack.DAEMON_BY_DOUBLE_FORK.argv());
    Await.line(folder().resolve("ready"));
    var other = Files.createDirectory(temporary.resolve("wor"));

    var ended = new ProcessSurvivors().end(other, Duration.ZERO);

    assertThat(ended).isEmpty();
    assertThat(Marked.running(mark())).isNotEmpty();
    kit.destroyForcibly().waitFor();
    assertThat(new ProcessSurvivors().end(folder(), Duration.ZERO)).isNotEmpty();
  }

  @Test
  void is_found_as_a_service() {
    assertThat(ServiceLoader.load(Survivors.class))
        .hasOnlyElementsOfType(ProcessSurvivors.class)
        .hasSize(1);
  }
}
