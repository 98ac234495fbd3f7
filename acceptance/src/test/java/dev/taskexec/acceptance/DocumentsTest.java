package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Checkout;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents say what is so.
class DocumentsTest {
  private static final int FIRST_SCREEN = 24;
  private static final String MAIN_JOB = "./task-exec-kit run --sot config/examples/release/sot.md";
  private static final String LAUNCHER = "./task-exec-kit ";
  private static final Set<String> NO_DOCUMENTS = Set.of(".git", ".build", "target", "runs", "src");

  @TempDir Path folder;

  static List<String> documents() throws IOException {
    try (var files = Files.walk(Kit.checkout())) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(Kit.checkout()::relativize)
          .filter(DocumentsTest::isDocument)
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  @Test
  void documents_are_found() throws IOException {
    assertThat(documents())
        .contains(
            "README.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "docs/ARCHITECTURE.md",
            "docs/MIGRATION.md",
            "docs/API.md");
  }

  @Test
  void the_readme_has_both_commands_on_its_first_screen_and_the_first_one_works()
      throws IOException {
    var first = String.join("\n", readme().text().lines().limit(FIRST_SCREEN).toList());
    var top = Checkout.copy(folder.resolve("checkout"));

    assertThat(first).contains(MAIN_JOB, "./mvnw verify");
    Kit.in(top).run(MAIN_JOB.substring(LAUNCHER.length()).split(" ")).exits(0);
  }

  @Test
  void the_commands_of_the_readme_work_on_its_own_example() throws IOException {
    Sot.write(folder, readme().fences("markdown").getFirst());
    Sot.hooks(folder, readme().fences("json").getFirst());
    Sot.file(folder.resolve("scripts/publish.sh"), "true\n");
    var git = Sot.file(folder.resolve("bin/git"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
    var kit = Kit.in(folder).with("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    var lines = readme().fences("sh").get(1).lines().toList();

    for (var line : lines) {
      var parts = line.split("#", 2);
      var ran = kit.run(parts[0].strip().substring(LAUNCHER.length()).split(" ")).exits(0);
      if (parts.length > 1) {
        assertThat(timeless(ran.stdout())).as(line).isEqualTo(timeless(parts[1].strip() + "\n"));
      }
    }
    assertThat(lines).hasSizeGreaterThan(3);
  }

  @Test
  void the_warning_in_the_readme_is_printed_like_that() {
    var warning = readme().fences("text").getFirst();
    var quoted = warning.lines().filter(line -> line.startsWith(" 9 | ")).findFirst().orElseThrow();
    Sot.write(folder, Sot.HEADING + "\n".repeat(6) + quoted.substring(5) + "\n");

    var ran = Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);

    assertThat(ran.stderr()).contains(warning);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void links_lead_somewhere(String document) {
    var file = Kit.checkout().resolve(document);
    var broken = new ArrayList<String>();

    for (var link : Markdown.read(file).destinations()) {
      if (!link.matches("[a-z]+:.*") && !leadsSomewhere(file, link)) {
        broken.add(link);
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path from, String link) {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]);
  }

  private static boolean isDocument(Path relative) {
    for (var part : relative) {
      if (NO_DOCUMENTS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static Markdown readme() {
    return Markdown.read(Kit.checkout().resolve("README.md"));
  }

  private static String timeless(String text) {
    return text.replaceAll("\\d{8}_\\d{6}Z(-\\d+)?", "TIME");
  }
}
