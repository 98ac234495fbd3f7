package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `java` fence of `docs/API.md` is a whole source file, which compiles against what the
/// modules export; one that has a `main` runs to exit code 0 in an empty folder.
class ApiSnippetsTest {
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface|enum) (\\w+)");

  @TempDir Path folder;

  /// @param name of its type
  record Snippet(String name, String text) {
    boolean hasMain() {
      return text.contains("void main(");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Snippet> snippets() {
    return Markdown.read(Kit.checkout().resolve("docs/API.md")).fences("java").stream()
        .map(ApiSnippetsTest::snippet)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void compiles_and_runs(Snippet snippet) throws Exception {
    var source = Sot.file(folder.resolve(snippet.name() + ".java"), snippet.text());
    var classes = Files.createDirectory(folder.resolve("classes"));

    assertThat(compile(source, classes)).isEmpty();

    if (snippet.hasMain()) {
      assertThat(run(snippet.name(), classes)).isZero();
    }
  }

  @Test
  void snippets_are_found() {
    assertThat(snippets()).hasSizeGreaterThanOrEqualTo(3).anyMatch(Snippet::hasMain);
  }

  /// @return what the compiler has to say
  private static String compile(Path source, Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      compiler
          .getTask(
              said,
              files,
              null,
              List.of(
                  "-proc:none",
                  "--release",
                  "25",
                  "-p",
                  lib(),
                  "--add-modules",
                  "ALL-MODULE-PATH",
                  "-d",
                  classes.toString()),
              null,
              files.getJavaFileObjects(source))
          .call();
    }
    return said.toString();
  }

  private int run(String name, Path classes) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-p", lib(), "--add-modules", "ALL-MODULE-PATH", "-cp", classes.toString(), name)
        .directory(Files.createDirectory(folder.resolve("empty")).toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  private static String lib() {
    return Kit.assembled().resolve("lib").toString();
  }

  private static Snippet snippet(String text) {
    var type = TYPE.matcher(text);
    assertThat(type.find()).as("a type in %s", text).isTrue();
    return new Snippet(type.group(1), text);
  }
}
