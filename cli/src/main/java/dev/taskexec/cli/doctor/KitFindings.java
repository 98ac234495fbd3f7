package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.cli.session.Version;
import java.util.List;

/// Which kit and which Java this is.
final class KitFindings {

  private KitFindings() {}

  static List<Finding> look() {
    var java = Runtime.version().toString();
    var where = ProcessHandle.current().info().command().map(path -> " at " + path).orElse("");
    return List.of(fine("kit", Version.text()), fine("java", java + where));
  }
}
