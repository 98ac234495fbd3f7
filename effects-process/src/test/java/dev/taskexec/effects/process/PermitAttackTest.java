package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What hostile tasks do to reach what their permits do not say, each with a control: with the
/// permit the same succeeds.
@Timeout(60)
class PermitAttackTest {
  @TempDir Path temporary;
  private Path root;
  private Path outside;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("root"));
    outside = PermitAttack.prepare(root);
    bench = Bench.in(root);
  }

  @ParameterizedTest
  @EnumSource(PermitAttack.class)
  void does_not_get_through(PermitAttack attack) throws IOException {
    bench.permits(PermitAttack.rules());

    bench.exec("sh", "-c", attack.script(outside));

    assertThat(bench.stdout()).as(bench.stderr()).doesNotContain(PermitAttack.SECRET);
    assertThat(outside.resolve("changed")).hasContent("as it was\n");
    assertThat(outside).isDirectoryNotContaining("glob:**/{new,later,folder,pipe}");
  }

  @ParameterizedTest
  @EnumSource(PermitAttack.class)
  void with_the_permit_the_same_succeeds(PermitAttack attack) throws IOException {
    bench.permits(attack.enoughRules(outside));

    bench.exec("sh", "-c", attack.script(outside));

    assertThat(bench.stdout()).as(bench.stderr()).contains(PermitAttack.SECRET);
  }
}
