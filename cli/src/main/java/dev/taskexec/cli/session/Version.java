package dev.taskexec.cli.session;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The kit's name and version, as plans name their generator.
public final class Version {
  private static final String RESOURCE = "/META-INF/task-exec-kit/version.properties";

  private Version() {}

  /// Such as `task-exec-kit 0.1.0`.
  public static String text() {
    var properties = new Properties();
    try (var in = ExecutionPlan.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      properties.load(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return "task-exec-kit " + properties.getProperty("version");
  }
}
