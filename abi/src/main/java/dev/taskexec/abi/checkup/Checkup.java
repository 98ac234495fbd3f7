package dev.taskexec.abi.checkup;

import java.util.List;

/// What a module can tell `doctor` about this machine.
///
/// - It MUST change nothing outside of what it starts itself, and MUST NOT throw.
/// - It MUST find out by trying where that is cheap, and end within a second or two.
public interface Checkup {

  /// In the order in which it is shown.
  List<Finding> look();
}
