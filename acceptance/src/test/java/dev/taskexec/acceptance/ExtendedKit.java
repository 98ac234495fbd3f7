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

/// A copy of the kit with a jar beside its own, in which a module provides an agent named `own`.
final class ExtendedKit {

  private ExtendedKit() {}

  /// @param home where the copy will lie
  /// @param name the body of the agent's method `name`
  /// @param run the body of its method `run`
  static Path in(Path home, String name, String run) throws IOException {
    Checkout.copy(Kit.assembled(), home);
    var work = Files.createDirectories(home.resolveSibling("agent"));
    Sot.file(
        work.resolve("module-info.java"),
        """
        module own.agent {
          requires taskexec.abi;
          provides dev.taskexec.abi.agent.Agent with own.OwnAgent;
        }
        """);
    Sot.file(
        work.resolve("own/OwnAgent.java"),
        """
        package own;

        import dev.taskexec.abi.agent.*;
        import dev.taskexec.abi.effect.*;
        import dev.taskexec.abi.evidence.*;
        import dev.taskexec.abi.json.JsonValue;
        import dev.taskexec.abi.outcome.*;

        public class OwnAgent implements Agent {
          public String name() {
            %s
          }

          public AttemptReport run(TaskContext context) throws EvidenceException {
            %s
          }
        }
        """
            .formatted(name, run));
    var classes = work.resolve("classes").toString();
    tool(
        "javac",
        "-proc:none",
        "-p",
        home.resolve("lib").toString(),
        "-d",
        classes,
        work.resolve("module-info.java").toString(),
        work.resolve("own/OwnAgent.java").toString());
    tool("jar", "--create", "--file", home.resolve("lib/own.jar").toString(), "-C", classes, ".");
    return home;
  }

  private static void tool(String name, String... arguments) {
    var silent = new PrintWriter(Writer.nullWriter());
    var tool = ToolProvider.findFirst(name).orElseThrow();
    assertThat(tool.run(silent, silent, arguments)).as(name).isZero();
  }
}
