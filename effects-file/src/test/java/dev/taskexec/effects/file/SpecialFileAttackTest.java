package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Attack 10: what is no file. To open a pipe would be to wait for somebody, for ever.
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class SpecialFileAttackTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(root, way);
    bench.permits("read:**", "write:**", "read:/dev/**", "write:/dev/**");
    var made = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
    assertThat(made).isZero();
    bench.file("file", "file\n");
  }

  @Test
  void a_pipe_is_not_read() {
    var reason = "`pipe` cannot be used: it is a pipe, a socket or a device";

    assertThat(bench.failed("file.read", "path", "pipe")).isEqualTo(reason);
    assertThat(bench.failed("file.digest", "path", "pipe")).isEqualTo(reason);
    assertThat(bench.failed("file.search", "path", "pipe", "text", "x")).isEqualTo(reason);
    assertThat(bench.failed("file.copy", "from", "pipe", "to", "copy")).isEqualTo(reason);
  }

  @Test
  void a_pipe_is_not_written() {
    assertThat(bench.failed("file.write", "path", "pipe", "content", "x"))
        .isEqualTo("`pipe` is a special, not a file");
    assertThat(bench.failed("file.append", "path", "pipe", "content", "x"))
        .contains("it is a pipe, a socket or a device");
  }

  @Test
  void a_device_is_not_read() {
    assertThat(bench.failed("file.read", "path", "/dev/zero"))
        .contains("it is a pipe, a socket or a device");
  }

  @Test
  void in_trees_it_is_left_out() {
    assertThat(Bench.number(bench.done("file.digest", "path", "."), "left_out")).isEqualTo(1);
    assertThat(Bench.objects(bench.done("file.search", "path", ".", "text", "f"), "hits"))
        .hasSize(1);
    bench.file("tree/a", "a\n");
    bench.done("file.move", "from", "pipe", "to", "tree/pipe");

    var copy = bench.done("file.copy", "from", "tree", "to", "copy", "recursive", true);

    assertThat(bench.tree("copy")).containsExactly("a");
    assertThat(Bench.number(copy, "left_out")).isEqualTo(1);
  }

  @Test
  void control_it_can_be_deleted() {
    bench.done("file.delete", "path", "pipe");

    assertThat(bench.tree(".")).containsExactly("file");
  }
}
