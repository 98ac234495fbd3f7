package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.migration.PythonKit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// Turns folders of the Python kit into ones of today. It reads the folder and writes nothing.
public final class Migration {
  private Migration() {}

  /// @param folder messages name it as it is given here
  /// @param agents the names of the agents that there are
  public static Migrated of(Path folder, List<String> agents) {
    var diagnostics = new Diagnostics();
    var files = PythonKit.migrate(folder, new AgentNames(agents), diagnostics);
    return new Migrated(files.orElseGet(LinkedHashMap::new), diagnostics.sorted());
  }
}
