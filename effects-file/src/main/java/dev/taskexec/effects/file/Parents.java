package dev.taskexec.effects.file;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.reach.Nearest;
import dev.taskexec.effects.file.reach.Place;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.RefusedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// Makes the folders that are missing on the way to a file.
final class Parents {
  private Parents() {}

  /// @param nearest permitted to be written, as [dev.taskexec.effects.file.reach.Reach#nearest]
  ///   gives it for [Action#WRITE]
  /// @return the place of the last missing name, in a folder that is there now
  static Place make(Nearest nearest, Deed deed)
      throws EndedException, IOException, EvidenceException {
    OpenFolder folder = nearest.folder();
    var missing = nearest.missing();
    try {
      for (var name : missing.subList(0, missing.size() - 1)) {
        deed.goOn();
        deed.begin(Obj.builder().put("path", nearest.end().toString()).build());
        makeOne(folder, name);
        var next = folder.folder(name);
        folder.close();
        folder = next;
      }
      return new Place(folder, missing.getLast());
    } catch (IOException | EndedException | EvidenceException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Makes the permitted folder around a path that is to be written, and those around it, where
  /// they are missing.
  static void ensure(Reach reach, Path path, Deed deed)
      throws RefusedException, EndedException, IOException, EvidenceException {
    var missing = reach.missingAround(path);
    if (missing.isPresent()) {
      try (var place = make(missing.get(), deed)) {
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        makeOne(place.folder(), place.name());
      }
    }
  }

  /// Another task may have made it meanwhile.
  private static void makeOne(OpenFolder folder, Path name) throws IOException {
    try {
      folder.makeFolder(name);
      folder.force();
    } catch (FileAlreadyExistsException e) {
      // as good as made
    }
  }
}
