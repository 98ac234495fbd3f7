package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// The least permits for files that would have sufficed for what was seen.
///
/// A file that is written stands by itself; making, renaming and deleting needs its folder, as
/// `docs/PERMITS.md` says. Of a folder in which files are made, all may be read where one of them
/// was: their names may differ the next time.
final class FileRules {
  private static final List<Path> SYSTEM =
      List.of(Path.of("/proc"), Path.of("/dev"), Path.of("/sys"));

  private final Setting setting;
  private final Remarks remarks;
  private final Set<Path> programs;
  private final PathSet written = new PathSet();
  private final PathSet read = new PathSet();
  private boolean wholeRoot;

  /// @param programs whose files may be read because they may be run
  FileRules(Setting setting, Remarks remarks, Set<Path> programs) {
    this.setting = setting;
    this.remarks = remarks;
    this.programs = Set.copyOf(programs);
  }

  List<PermitRule> of(List<Touched> touched) {
    var counted = touched.stream().filter(this::counts).toList();
    counted.forEach(this::write);
    written.gather(setting::mayWrite);
    counted.forEach(this::read);
    read.gather(setting::mayRead);
    var rules = new ArrayList<PermitRule>();
    if (wholeRoot) {
      rules.add(new PermitRule(false, Action.READ, new Folder("")));
    }
    add(Action.READ, read.files(), false, rules);
    add(Action.READ, read.folders(), true, rules);
    add(Action.WRITE, written.files(), false, rules);
    add(Action.WRITE, written.folders(), true, rules);
    return rules;
  }

  private boolean counts(Touched touched) {
    var path = touched.path();
    if (setting.isTemporary(path)) {
      return false;
    }
    if (SYSTEM.stream().anyMatch(path::startsWith)) {
      remarks.add(
          "it touches %s of the system; many programs do without, so none is proposed: add"
              + " `read:` for what it needs",
          path);
      return false;
    }
    var outOfReach =
        switch (touched.way()) {
          case READ, LISTED -> setting.isOutOfReading(path);
          case CHANGED, ENTRY, FOLDER -> setting.isOutOfWriting(path);
        };
    if (outOfReach) {
      remarks.add("it touches %s, the kit's own, which no permit may reach", setting.written(path));
    }
    return !outOfReach;
  }

  private void write(Touched touched) {
    var path = touched.path();
    var parent = path.getParent();
    switch (touched.way()) {
      case READ, LISTED -> {}
      case CHANGED -> written.addFile(path);
      case ENTRY -> {
        if (parent != null && setting.mayWrite(parent)) {
          written.addFolder(parent);
        } else {
          remarks.add(
              "it makes, renames or deletes %s, which needs the whole folder that they are in, and"
                  + " that is too much to permit: let it use a folder of its own, such as `out`, or"
                  + " `$TMPDIR`",
              setting.written(path));
        }
      }
      case FOLDER -> {
        if (parent != null && setting.mayWrite(parent)) {
          written.addFolder(parent);
        } else if (setting.mayWrite(path)) {
          written.addFolder(path);
          remarks.add(
              "it makes the folder %s, which is there already when it is confined: use `mkdir -p`",
              setting.written(path));
        } else {
          remarks.add(
              "it makes the folder %s, where it may not: let it use `$TMPDIR`",
              setting.written(path));
        }
      }
    }
  }

  private void read(Touched touched) {
    var path = touched.path();
    switch (touched.way()) {
      case READ -> {
        if (!programs.contains(path) && !readAsWritten(path)) {
          read.addFile(path);
        }
      }
      case LISTED -> {
        if (path.equals(setting.root())) {
          wholeRoot = true;
          remarks.add("it lists the root, so all of the root may be read but the run folders");
        } else if (!readAsWritten(path)) {
          if (setting.mayRead(path)) {
            read.addFolder(path);
          } else {
            remarks.add("it lists %s, which is too much to permit", path);
          }
        }
      }
      case CHANGED, ENTRY, FOLDER -> {}
    }
  }

  private boolean readAsWritten(Path path) {
    var within = written.folders().stream().filter(path::startsWith).findFirst();
    within.ifPresent(read::addFolder);
    return within.isPresent();
  }

  private void add(Action action, SortedSet<Path> paths, boolean folders, List<PermitRule> rules) {
    for (var path : paths) {
      if (wholeRoot && action == Action.READ && path.startsWith(setting.root())) {
        continue;
      }
      var name = setting.written(path);
      try {
        PathResource resource = folders ? new Folder(name) : new ExactPath(name);
        rules.add(PermitRule.parse(new PermitRule(false, action, resource).toString()));
      } catch (IllegalArgumentException _) {
        remarks.add("a name that no rule can hold is left out: %s", name);
      }
    }
  }
}
