package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.effects.process.nativecall.Environ;
import dev.taskexec.effects.process.nativecall.NativeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The folders in which a confined task's programs are sought by their names: those of its `PATH`
/// that are absolute and that it may not write. Whoever may write a folder could put a program of
/// any name there.
///
/// @param notes what is passed over
record ProgramPlaces(List<Path> folders, List<String> notes) {
  /// What is searched where there is no `PATH`, and always for what is denied.
  private static final List<Path> USUAL = List.of(Path.of("/bin"), Path.of("/usr/bin"));

  private static final Environ OWN = Environ.read();

  ProgramPlaces {
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
  }

  static ProgramPlaces of(SequencedMap<String, String> environment, Permits permits) {
    var path = environment.get("PATH");
    var named = path == null ? USUAL : NativeText.paths(OWN.value("PATH", path));
    var folders = new ArrayList<Path>();
    var notes = new ArrayList<String>();
    for (var folder : named) {
      if (!folder.isAbsolute()) {
        notes.add("`%s` in PATH is passed over: it is not absolute".formatted(folder));
      } else if (mayWrite(permits, folder)) {
        notes.add("`%s` in PATH is passed over: the task may write it".formatted(folder));
      } else {
        folders.add(folder);
      }
    }
    return new ProgramPlaces(folders, notes);
  }

  private static boolean mayWrite(Permits permits, Path folder) {
    var real = new Folder(RealPath.of(folder.normalize()).toString());
    return permits.rules().stream()
        .anyMatch(
            rule ->
                !rule.denies() && rule.action() == Action.WRITE && rule.resource().overlaps(real));
  }

  /// The first program of that name.
  Optional<ProgramFile> find(String name) {
    return folders.stream().flatMap(folder -> in(folder, name)).findFirst();
  }

  /// Every program of that name.
  Stream<ProgramFile> findAll(String name) {
    return Stream.concat(folders.stream(), USUAL.stream()).flatMap(folder -> in(folder, name));
  }

  private static Stream<ProgramFile> in(Path folder, String name) {
    return ProgramFile.at(folder.resolve(name)).stream();
  }
}
