package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/find-jdk.sh`, which the launcher and `mvnw` ask for a JDK.
class FindJdkTest {
  @TempDir Path folder;
  private Path places;
  private Path path;

  @BeforeEach
  void a_machine_without_a_jdk() throws IOException {
    places = Files.createDirectory(folder.resolve("some places"));
    path = Programs.in(folder.resolve("bin"));
  }

  @Test
  void passes_over_an_older_java_home() throws IOException {
    var old = jdk(folder.resolve("old"), "17.0.15");
    var wanted = jdk(places.resolve("jdk-25"), "25.0.1");

    assertThat(find(old.toString())).containsExactly("0", wanted.toString(), "");
  }

  @Test
  void takes_java_home_if_it_is_new_enough() throws IOException {
    var mine = jdk(folder.resolve("my own"), "26.0.1");
    jdk(places.resolve("jdk-25"), "25");

    assertThat(find(mine.toString())).containsExactly("0", mine.toString(), "");
  }

  @Test
  void prefers_a_25_to_anything_newer() throws IOException {
    jdk(places.resolve("a-27"), "27-ea");
    var wanted = jdk(places.resolve("b-25"), "25-beta");

    assertThat(find("")).containsExactly("0", wanted.toString(), "");
  }

  @Test
  void takes_a_newer_one_where_there_is_no_25() throws IOException {
    jdk(places.resolve("a-21"), "21.0.2");
    jdk(places.resolve("b-27"), "27");
    var wanted = jdk(places.resolve("c-26"), "26");

    assertThat(find("")).containsExactly("0", wanted.toString(), "");
  }

  @Test
  void finds_the_one_behind_the_java_on_the_path() throws IOException {
    var wanted = jdk(folder.resolve("opt/jdk"), "25.0.2");
    var link = path.resolve("java");
    Files.createSymbolicLink(link, Path.of("../opt/jdk/bin/java"));

    assertThat(find("")).containsExactly("0", wanted.toRealPath().toString(), "");
  }

  @Test
  void takes_no_runtime_without_a_compiler() throws IOException {
    Files.delete(jdk(places.resolve("jre"), "25").resolve("bin/javac"));

    assertThat(find("").getFirst()).isEqualTo("1");
  }

  @Test
  void says_in_one_line_that_there_is_none_and_what_to_do() throws IOException {
    jdk(places.resolve("jdk-24"), "24.0.9");

    var found = find("");

    assertThat(found.subList(0, 2)).containsExactly("1", "");
    assertThat(found.getLast()).hasLineCount(1).contains("no JDK 25", "install", "JAVA_HOME");
  }

  @Test
  void the_maven_wrapper_asks_it_too() throws IOException {
    var mvnw = Kit.checkout().resolve("mvnw").toString();

    var found = run("", "sh", mvnw, "--version");

    assertThat(found.getFirst()).isEqualTo("1");
    assertThat(found.getLast()).hasLineCount(1).contains("no JDK 25");
  }

  private static Path jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    for (var program : List.of("java", "javac")) {
      var file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\nexit 9\n");
      file.toFile().setExecutable(true);
    }
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  /// Exit code, standard output and standard error.
  private List<String> find(String javaHome) throws IOException {
    return run(javaHome, "sh", Kit.checkout().resolve("bin/find-jdk.sh").toString());
  }

  private List<String> run(String javaHome, String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK"));
    environment.put("PATH", path.toString());
    environment.put("TASK_EXEC_KIT_JDK_PLACES", places.toString());
    if (!javaHome.isEmpty()) {
      environment.put("JAVA_HOME", javaHome);
    }
    var process = builder.start();
    process.getOutputStream().close();
    var out = text(process.getInputStream().readAllBytes());
    var err = text(process.getErrorStream().readAllBytes());
    return List.of(Integer.toString(process.onExit().join().exitValue()), out, err);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
