package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.file.Files;
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
class FileReadTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void gives_text_as_text() {
    bench.file("a", "zażółć\n");

    var result = bench.done("file.read", "path", "a");

    assertThat(Bench.text(result, "content")).isEqualTo("zażółć\n");
    assertThat(Bench.text(result, "encoding")).isEqualTo("text");
    assertThat(Bench.number(result, "size")).isEqualTo(11);
    assertThat(Bench.flag(result, "truncated")).isFalse();
  }

  @Test
  void gives_other_bytes_in_base64() throws IOException {
    Files.write(root.resolve("a"), new byte[] {(byte) 0xff, 0});

    var result = bench.done("file.read", "path", "a");

    assertThat(Bench.text(result, "content")).isEqualTo("/wA=");
    assertThat(Bench.text(result, "encoding")).isEqualTo("base64");
    assertThat(bench.failed("file.read", "path", "a", "encoding", "text"))
        .isEqualTo("`a` is not UTF-8 text");
  }

  @Test
  void gives_no_more_than_the_limit_and_no_half_character() {
    bench.file("a", "aż" + "x".repeat(200_000));

    var cut = bench.done("file.read", "path", "a", "limit", 2);

    assertThat(Bench.text(cut, "content")).isEqualTo("a");
    assertThat(Bench.flag(cut, "truncated")).isTrue();
    assertThat(Bench.number(cut, "size")).isEqualTo(200_003);
    assertThat(Bench.text(bench.done("file.read", "path", "a", "limit", 3), "content"))
        .isEqualTo("aż");
    assertThat(Bench.text(bench.done("file.read", "path", "a"), "content")).hasSize(65_535);
  }

  @Test
  void an_empty_file_is_empty_text() {
    bench.file("a", "");

    assertThat(Bench.text(bench.done("file.read", "path", "a"), "content")).isEmpty();
  }

  @Test
  void says_what_is_missing() {
    assertThat(bench.failed("file.read", "path", "no/such"))
        .isEqualTo("`such` lies in a folder that does not exist");
    assertThat(bench.failed("file.read", "path", "such")).isEqualTo("`such` does not exist");
    assertThat(bench.failed("file.read", "path", ".")).contains("it is a folder");
  }

  @Test
  void secrets_in_it_are_taken_out() {
    bench.file("a", "password=hunter2\n");
    bench.redaction(
        new Redaction() {
          @Override
          public boolean isEmpty() {
            return false;
          }

          @Override
          public String text(String text) {
            return text.replace("hunter2", "[secret PASSWORD]");
          }

          @Override
          public Stream stream() {
            return (bytes, _) -> bytes;
          }
        });

    assertThat(Bench.text(bench.done("file.read", "path", "a"), "content"))
        .isEqualTo("password=[secret PASSWORD]\n");
    assertThat(bench.done("file.search", "path", "a", "text", "pass").toString())
        .doesNotContain("hunter2");
  }
}
