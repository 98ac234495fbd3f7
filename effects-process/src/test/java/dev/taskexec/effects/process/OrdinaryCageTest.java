package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A confined program of an ordinary user, who gets into namespaces another way than root.
@Timeout(120)
class OrdinaryCageTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"landlock, \\d\\d+", "landlock+ns, 2"})
  void does_what_is_granted_and_nothing_else(String tier, String pid) throws Exception {
    var folder = Files.createDirectory(temporary.resolve("work"));

    var said = OtherKit.ofNobody(folder).run(OrdinaryCage.class, tier);

    assertThat(said)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(tier),
            line -> assertThat(line).isEqualTo("none"),
            line -> assertThat(line).isEqualTo("inside"),
            line -> assertThat(line).isEqualTo("made"),
            line -> assertThat(line).matches(pid),
            line -> assertThat(line).isEqualTo("0"));
  }
}
