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

/// A copy of the kit with a jar beside its own, in which a module provides an agent or an effect.
final class ExtendedKit {

  private ExtendedKit() {}

  /// A copy with a module that provides an agent.
  ///
  /// @param home where the copy will lie
  /// @param name the body of the agent's method `name`
  /// @param run the body of its method `run`
  static Path in(Path home, String name, String run) throws IOException {
    return in(
        home,
        "provides dev.taskexec.abi.agent.Agent with own.OwnAgent;",
        "OwnAgent",
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
  }

  /// A copy with a module that provides an effect.
  ///
  /// @param name of its class
  /// @param source of that class, without its package
  static Path withEffect(Path home, String name, String source) throws IOException {
    return in(
        home,
        "provides dev.taskexec.abi.effect.Effect with own.%s;".formatted(name),
        name,
        "package own;\n\n" + source);
  }

  private static Path in(Path home, String provides, String name, String source)
      throws IOException {
    Checkout.copy(Kit.assembled(), home);
    var work = Files.createDirectories(home.resolveSibling("own-module"));
    Sot.file(
        work.resolve("module-info.java"),
        """
        module own.module {
          requires taskexec.abi;
          %s
        }
        """
            .formatted(provides));
    var file = Sot.file(work.resolve("own/" + name + ".java"), source);
    var classes = work.resolve("classes").toString();
    tool(
        "javac",
        "-proc:none",
        "-p",
        home.resolve("lib").toString(),
        "-d",
        classes,
        work.resolve("module-info.java").toString(),
        file.toString());
    tool("jar", "--create", "--file", home.resolve("lib/own.jar").toString(), "-C", classes, ".");
    return home;
  }

  private static void tool(String name, String... arguments) {
    var silent = new PrintWriter(Writer.nullWriter());
    var tool = ToolProvider.findFirst(name).orElseThrow();
    assertThat(tool.run(silent, silent, arguments)).as(name).isZero();
  }
}
