package dev.taskexec.kernel.permit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What of the kit's own no confined task may touch, beside the folders of the runs.
///
/// @param files that no task may write: the plan, the source of truth; absolute
/// @param folders in which no task may write: the configuration; absolute
/// @param keys the folder of the kit's keys, which no task may read either; absolute
public record OwnFiles(List<Path> files, List<Path> folders, Optional<Path> keys) {
  /// Where nothing is known of them.
  public static final OwnFiles NONE = new OwnFiles(List.of(), List.of(), Optional.empty());

  public OwnFiles {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }
}
