package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Checkout;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sandboxed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped examples do what they say, from the top folder of a copy of the repository.
class ExamplesTest {
  /// A shell, and the programs of GNU coreutils.
  private static final List<String> BARE =
      List.of(
          ("sh [ b2sum base64 basename cat chgrp chmod chown cksum comm cp csplit cut date dd df dir dirname"
                  + " du echo env expand expr factor false fmt fold groups head hostid id install join link"
                  + " ln logname ls md5sum mkdir mkfifo mknod mktemp mv nice nl nohup nproc numfmt od paste"
                  + " pathchk pr printenv printf ptx pwd readlink realpath rm rmdir seq sha1sum sha256sum"
                  + " sha512sum shred shuf sleep sort split stat stty sum sync tac tail tee test timeout"
                  + " touch tr true truncate tsort tty uname unexpand uniq unlink users vdir wc who whoami"
                  + " yes")
              .split(" "));

  @TempDir Path folder;
  private Path top;
  private Path bin;

  static List<String> examples() throws IOException {
    try (var all = Files.list(Kit.checkout().resolve("config/examples"))) {
      return all.filter(Files::isDirectory)
          .map(one -> one.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @BeforeEach
  void a_copy_of_the_repository() throws IOException {
    top = Checkout.copy(folder.resolve("checkout"));
    bin = Files.createDirectory(folder.resolve("bin"));
  }

  /// JUnit says a word about each link that leads out of its folder.
  @AfterEach
  void unlink() throws IOException {
    try (var links = Files.list(bin)) {
      for (var link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void plans_without_a_complaint_and_runs(String example) {
    assumeConfined(example);
    var sot = "config/examples/%s/sot.md".formatted(example);
    var out = folder.resolve("plan.json").toString();

    Kit.in(top).run("plan", "--sot", sot, "--out", out).exits(0).withoutComplaint();
    var ran = Kit.in(top).run("run", "--sot", sot).exits(0).withoutComplaint();

    assertThat(ran.stdout())
        .matches("\\[ok] run summary written: config/examples/" + example + "/runs/.*/run.json\n");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runs_where_there_is_a_shell_and_coreutils_and_nothing_else(String example)
      throws IOException {
    assumeConfined(example);
    for (var program : BARE) {
      link(bin, program);
    }

    var kit = Kit.in(top).with("PATH", bin.toString());

    kit.run("run", "--sot", "config/examples/%s/sot.md".formatted(example)).exits(0);
  }

  @Test
  void there_are_at_least_three() throws IOException {
    assertThat(examples()).contains("release").hasSizeGreaterThanOrEqualTo(3);
  }

  private void assumeConfined(String example) {
    if (example.equals("guarded")) {
      Sandboxed.assume(Kit.in(top));
    }
  }

  private static void link(Path bin, String program) throws IOException {
    for (var place : List.of("/usr/bin", "/bin")) {
      var found = Path.of(place, program);
      if (Files.isExecutable(found)) {
        Files.createSymbolicLink(bin.resolve(program), found.toRealPath());
        return;
      }
    }
  }
}
