package dev.taskexec.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

  @Test
  void writes_lines_in_utf_8() {
    var bytes = new ByteArrayOutputStream();
    var output = new Output(bytes);

    output.line("żółć 🙂");

    assertThat(output.finish()).isEmpty();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("żółć 🙂\n");
  }

  @Test
  void a_reader_that_has_gone_is_no_failure_and_ends_the_writing() {
    var stream = new BrokenStream("Broken pipe");
    var output = new Output(stream);

    output.text("x".repeat(1 << 17));
    output.text("y".repeat(1 << 17));

    assertThat(output.finish()).isEmpty();
    assertThat(stream.tries()).isEqualTo(1);
  }

  @Test
  void a_full_disk_is_a_failure_that_is_told_at_the_end() {
    var output = new Output(new BrokenStream("No space left on device"));

    output.line("small enough for the buffer");

    assertThat(output.finish())
        .get()
        .extracting(IOException::getMessage)
        .asString()
        .isEqualTo("No space left on device");
  }
}
