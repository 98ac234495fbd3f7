package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Checkout;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// A copy of the kit with a jar beside its own, whose agent throws when it is asked for its name.
final class BrokenKit {

  private BrokenKit() {}

  /// @return where the copy lies
  static Path in(Path home) throws IOException {
    Checkout.copy(Kit.assembled(), home);
    var work = Files.createDirectories(home.resolveSibling("agent"));
    Sot.file(
        work.resolve("module-info.java"),
        """
        module broken.agent {
          requires taskexec.abi;
          provides dev.taskexec.abi.agent.Agent with broken.BrokenAgent;
        }
        """);
    Sot.file(
        work.resolve("broken/BrokenAgent.java"),
        """
        package broken;

        import dev.taskexec.abi.agent.Agent;
        import dev.taskexec.abi.agent.TaskContext;
        import dev.taskexec.abi.outcome.AttemptReport;

        public class BrokenAgent implements Agent {
          public String name() {
            throw new IllegalStateException("broken on purpose");
          }

          public AttemptReport run(TaskContext context) {
            throw new IllegalStateException("never reached");
          }
        }
        """);
    var classes = work.resolve("classes").toString();
    tool(
        "javac",
        "-proc:none",
        "-p",
        home.resolve("lib").toString(),
        "-d",
        classes,
        work.resolve("module-info.java").toString(),
        work.resolve("broken/BrokenAgent.java").toString());
    tool(
        "jar", "--create", "--file", home.resolve("lib/broken.jar").toString(), "-C", classes, ".");
    return home;
  }

  private static void tool(String name, String... arguments) {
    var silent = new PrintWriter(Writer.nullWriter());
    var tool = ToolProvider.findFirst(name).orElseThrow();
    assertThat(tool.run(silent, silent, arguments)).as(name).isZero();
  }
}
