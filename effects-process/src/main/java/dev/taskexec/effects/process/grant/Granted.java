package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Authority.Confined;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What one program that is about to start is granted: what its task's permits lead to at this
/// moment. Nothing of it is kept for the next one.
///
/// @param program its file; empty where there is none of that name
/// @param paths open until this is closed
/// @param notes what is otherwise than one might think, one line each
public record Granted(
    Optional<ProgramFile> program, OpenGrants paths, Ports ports, List<String> notes)
    implements AutoCloseable {

  public Granted {
    notes = List.copyOf(notes);
  }

  /// @param word the program as the plan calls it
  /// @param folder where it starts
  /// @param environment of the program
  /// @param makes whether folders and files that may be written are made where they are missing;
  ///   not where it is only asked what would be refused
  /// @throws UngrantableException if it may not be started, or a permit cannot be kept
  public static Granted to(
      String word,
      Path folder,
      SequencedMap<String, String> environment,
      Confined authority,
      boolean makes)
      throws UngrantableException {
    var ports = Ports.of(authority.permits(), authority.strictness());
    var programs = Programs.of(authority, environment);
    var program = checked(programs, word, folder);
    var grants = new OpenGrants();
    try {
      var files = new Granting(authority, makes, grants);
      files.files();
      programs.grant(grants);
      BaseSet.grant(grants, ports.any());
      files.scratch();
      return new Granted(
          program, grants, ports, together(ports.notes(), programs.notes(), files.notes()));
    } catch (UngrantableException | RuntimeException e) {
      grants.close();
      throw e;
    }
  }

  /// The same where the system can keep a program to nothing: only the program is looked at.
  public static Granted unenforced(
      String word, Path folder, SequencedMap<String, String> environment, Confined authority)
      throws UngrantableException {
    var ports = Ports.of(authority.permits(), authority.strictness());
    var programs = Programs.of(authority, environment);
    return new Granted(
        checked(programs, word, folder),
        new OpenGrants(),
        ports,
        together(ports.notes(), programs.notes()));
  }

  private static Optional<ProgramFile> checked(Programs programs, String word, Path folder)
      throws UngrantableException {
    var program = programs.find(word, folder);
    if (program.isPresent()) {
      programs.check(word, program.get());
    }
    return program;
  }

  @SafeVarargs
  private static List<String> together(List<String>... notes) {
    return Stream.of(notes).flatMap(List::stream).toList();
  }

  public Grants grants() {
    return new Grants(paths.list(), ports.open());
  }

  @Override
  public void close() {
    paths.close();
  }
}
