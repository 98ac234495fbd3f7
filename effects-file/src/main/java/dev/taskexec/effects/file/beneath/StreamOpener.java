package dev.taskexec.effects.file.beneath;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Opens where there is no openat2(2): step by step from the root of the file system, each step
/// from the folder that is held open and over no link. What a link says is only where to go next,
/// on a way that begins anew.
final class StreamOpener implements Opener {
  /// As many as Linux follows.
  private static final int MOST_LINKS = 40;

  private static final Path ROOT = Path.of("/");

  @Override
  public OpenFolder open(Path path) throws IOException {
    var ahead = new ArrayDeque<>(names(path));
    var behind = new ArrayList<Path>();
    var links = 0;
    var here = StreamFolder.at(ROOT);
    try {
      while (!ahead.isEmpty()) {
        var name = ahead.pop();
        if (name.toString().equals("..")) {
          if (!behind.isEmpty()) {
            behind.removeLast();
          }
          here = again(here, behind);
          continue;
        }
        var kind = here.entry(name).map(Entry::kind).orElse(Kind.FOLDER);
        if (kind == Kind.LINK) {
          if (++links > MOST_LINKS) {
            throw new FileSystemLoopException(path.toString());
          }
          var target = here.target(name);
          names(target).reversed().forEach(ahead::push);
          if (target.isAbsolute()) {
            behind.clear();
            here = again(here, behind);
          }
        } else if (kind == Kind.FOLDER) {
          here = step(here, name);
          behind.add(name);
        } else {
          throw new NotDirectoryException(name.toString());
        }
      }
      return here;
    } catch (IOException | RuntimeException e) {
      here.close();
      throw e;
    }
  }

  @Override
  public OpenFolder openWithoutLinks(Path path) throws IOException {
    return walk(StreamFolder.at(ROOT), names(path));
  }

  @Override
  public OpenFolder open(Path anchor, Path path) throws IOException {
    openWithoutLinks(anchor).close();
    return open(anchor.resolve(path));
  }

  private static StreamFolder again(StreamFolder here, List<Path> names) throws IOException {
    here.close();
    return walk(StreamFolder.at(ROOT), names);
  }

  private static StreamFolder walk(StreamFolder from, List<Path> names) throws IOException {
    var here = from;
    try {
      for (var name : names) {
        if (here.entry(name).filter(entry -> entry.kind() == Kind.LINK).isPresent()) {
          throw new FileSystemLoopException(here.real().resolve(name).toString());
        }
        here = step(here, name);
      }
      return here;
    } catch (IOException | RuntimeException e) {
      here.close();
      throw e;
    }
  }

  private static StreamFolder step(StreamFolder here, Path name) throws IOException {
    var next = here.folder(name);
    here.close();
    return next;
  }

  private static List<Path> names(Path path) {
    var names = new ArrayList<Path>();
    path.forEach(
        name -> {
          if (!name.toString().isEmpty() && !name.toString().equals(".")) {
            names.add(name);
          }
        });
    return names;
  }
}
