package dev.taskexec.effects.process.nativecall;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is to be started, as bytes without NUL.
///
/// @param program its file; where it is relative, from the folder
/// @param argv its words, beginning with the name that it is called by
/// @param environment `NAME=value` entries
/// @param folder to start in
/// @param stdout is created where it is missing, and appended to; empty throws it away
/// @param stderr likewise
public record SpawnRequest(
    byte[] program,
    List<byte[]> argv,
    List<byte[]> environment,
    byte[] folder,
    Optional<Path> stdout,
    Optional<Path> stderr) {

  public SpawnRequest {
    argv = List.copyOf(argv);
    environment = List.copyOf(environment);
  }
}
