package dev.taskexec.effects.file;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.reach.Place;
import dev.taskexec.effects.file.reach.Reach;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder being copied, file by file, without following links. For use by one thread.
final class CopiedTree {
  private final Reach reach;
  private final Deed deed;
  private final IfExists ifExists;
  private CopyCount count = CopyCount.NONE;

  CopiedTree(Reach reach, Deed deed, IfExists ifExists) {
    this.reach = reach;
    this.deed = deed;
    this.ifExists = ifExists;
  }

  /// @param target permitted to be written, with everything below it
  CopyCount copy(OpenFolder source, Place target) throws EndedException, IOException {
    copy(source, target.folder(), target.name(), 0);
    return count;
  }

  private void copy(OpenFolder source, OpenFolder parent, Path name, int depth)
      throws EndedException, IOException {
    Depth.check(depth, name);
    try {
      parent.makeFolder(name);
    } catch (FileAlreadyExistsException e) {
      // Its files join those that are there; what is no folder is not opened as one.
    }
    try (var target = parent.folder(name)) {
      for (var each : source.names()) {
        deed.goOn();
        var entry = source.entry(each);
        if (!reach.permits(Action.READ, source.real().resolve(each))) {
          count = count.plusDenied();
        } else if (entry.isPresent()) {
          copyOne(source, target, each, entry.get(), depth);
        }
      }
      target.force();
    }
  }

  private void copyOne(OpenFolder source, OpenFolder target, Path name, Entry entry, int depth)
      throws EndedException, IOException {
    switch (entry.kind()) {
      case FILE -> copyFile(source, target, name, entry);
      case FOLDER -> {
        try (var inner = source.folder(name)) {
          copy(inner, target, name, depth + 1);
        }
      }
      case LINK, SPECIAL -> count = count.plusLeftOut();
    }
  }

  private void copyFile(OpenFolder source, OpenFolder target, Path name, Entry entry)
      throws EndedException, IOException {
    var old = target.entry(name);
    if (old.isPresent() && ifExists == IfExists.KEEP) {
      count = count.plusKept();
      return;
    }
    if (old.isPresent() && old.get().kind() != Kind.FILE) {
      throw new EndedException.Trouble(
          "`%s` exists already, and is a %s"
              .formatted(Existing.shown(name), old.get().kind().word()));
    }
    NewFile.put(
        target,
        name,
        Optional.of(entry.permissions()),
        ifExists == IfExists.REPLACE,
        out -> count = count.plusFile(Content.copy(source, name, out, deed).size()));
  }
}
