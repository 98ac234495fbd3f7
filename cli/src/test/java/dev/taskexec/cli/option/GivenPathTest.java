package dev.taskexec.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenPathTest {

  /// The right side is what Python's `str(pathlib.Path(text))` gives.
  @ParameterizedTest
  @CsvSource({
    "plan.json, plan.json",
    "./plan.json, plan.json",
    "a//b/./plan.json, a/b/plan.json",
    "a/../plan.json, a/../plan.json",
    "../plan.json, ../plan.json",
    "a/b/, a/b",
    ".//., .",
    "., .",
    "/, /",
    "/./a, /a",
    "'./my plan żółć.json', 'my plan żółć.json'",
    "-x.md, -x.md"
  })
  void looks_like_the_original_tools_paths(String text, String path) {
    assertThat(GivenPath.of(text)).hasToString(path);
  }

  @Test
  void refuses_what_no_file_can_be_called() {
    assertThatThrownBy(() -> GivenPath.of("a\0b")).isInstanceOf(InvalidPathException.class);
  }

  @Test
  void a_name_alone_is_in_the_empty_folder() {
    assertThat(GivenPath.folderOf(Path.of("plan.json"))).isEqualTo(Path.of(""));
    assertThat(GivenPath.folderOf(Path.of("../plan.json"))).isEqualTo(Path.of(".."));
    assertThat(GivenPath.folderOf(Path.of("/plan.json"))).isEqualTo(Path.of("/"));
  }
}
