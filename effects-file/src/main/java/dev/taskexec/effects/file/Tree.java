package dev.taskexec.effects.file;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.reach.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Everything below a folder, without following links, in the order of the bytes of the paths. What
/// may not be read is left out and counted. For use by one thread.
final class Tree {

  /// What is met on the way.
  ///
  /// @param path from where the walk began, with slashes
  record Met(OpenFolder folder, Path name, Entry entry, String path) {}

  /// What becomes of it.
  @FunctionalInterface
  interface Visitor {
    /// @return whether to go on
    boolean visit(Met met) throws IOException, EndedException;
  }

  private final Reach reach;
  private final Deed deed;
  private final boolean recursive;
  private final Visitor visitor;
  private long denied;

  /// @param recursive whether folders in it are gone into
  Tree(Reach reach, Deed deed, boolean recursive, Visitor visitor) {
    this.reach = reach;
    this.deed = deed;
    this.recursive = recursive;
    this.visitor = visitor;
  }

  /// How many files and folders were left out; of a folder, it alone.
  long denied() {
    return denied;
  }

  /// @return whether nobody said to stop
  boolean walk(OpenFolder folder) throws IOException, EndedException {
    return walk(folder, "", 0);
  }

  private boolean walk(OpenFolder folder, String path, int depth)
      throws IOException, EndedException {
    for (var met : sorted(folder, path)) {
      deed.goOn();
      var real = folder.real().resolve(met.name());
      if (recursive ? !reach.permits(Action.READ, real) : reach.denies(Action.READ, real)) {
        denied++;
        continue;
      }
      if (!visitor.visit(met)) {
        return false;
      }
      if (recursive && met.entry().kind() == Kind.FOLDER) {
        Depth.check(depth, met.name());
        try (var inner = folder.folder(met.name())) {
          if (!walk(inner, met.path() + "/", depth + 1)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private List<Met> sorted(OpenFolder folder, String path) throws IOException, EndedException {
    var all = new ArrayList<Met>();
    for (var name : folder.names()) {
      deed.goOn();
      folder.entry(name).ifPresent(entry -> all.add(new Met(folder, name, entry, path + name)));
    }
    all.sort(Comparator.comparing(Tree::key, Arrays::compareUnsigned));
    return all;
  }

  /// With the slash that follows a folder's name in the paths of what is in it.
  private static byte[] key(Met met) {
    var name = met.name().toString();
    return (met.entry().kind() == Kind.FOLDER ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
  }
}
