package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class FileDigestTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void gives_the_digest_of_a_file() {
    bench.file("a", "abc");

    var result = bench.done("file.digest", "path", "a");

    assertThat(Bench.text(result, "sha256"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /// As the documentation says.
  @Test
  void gives_the_digest_of_a_tree_that_other_tools_give_too() throws Exception {
    bench.file("t/a/x", "1");
    bench.file("t/a.b", "2");
    bench.file("t/a-b", "3");
    var tools =
        new ProcessBuilder(
                "sh", "-c", "find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum")
            .directory(root.resolve("t").toFile())
            .start();
    var theirs = new String(tools.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    var result = bench.done("file.digest", "path", "t");

    assertThat(theirs).startsWith(Bench.text(result, "sha256"));
    assertThat(Bench.number(result, "files")).isEqualTo(3);
    assertThat(Bench.number(result, "size")).isEqualTo(3);
  }

  @Test
  void fails_when_it_is_not_what_was_expected() {
    bench.file("a", "abc");
    var digest = Sha256.of("abc".getBytes(StandardCharsets.UTF_8));

    bench.done("file.digest", "path", "a", "expect_sha256", digest.hex());
    assertThat(bench.failed("file.digest", "path", "a", "expect_sha256", "0".repeat(64)))
        .isEqualTo(
            "`%s` is not what was expected: its digest is %s".formatted(root.resolve("a"), digest));
  }
}
