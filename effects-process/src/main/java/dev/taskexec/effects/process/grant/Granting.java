package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns what the permits say of files into what the system can be told, as it is at this moment.
///
/// What may be written comes first, because it is made where it is missing, and then is there to be
/// read.
final class Granting {
  private final Confined authority;
  private final Denials denials;
  private final Placing placing;
  private final OpenGrants grants;
  private final List<String> notes = new ArrayList<>();

  /// @param makes whether what may be written is made where it is missing
  Granting(Confined authority, boolean makes, OpenGrants grants) {
    this.authority = authority;
    this.denials = Denials.in(authority.permits());
    this.placing = new Placing(authority.root(), makes);
    this.grants = grants;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  void files() throws UngrantableException {
    for (var rule : allows(Action.WRITE)) {
      write(rule, path(rule));
    }
    for (var rule : allows(Action.READ)) {
      read(rule, path(rule));
    }
  }

  private List<PermitRule> allows(Action action) {
    return authority.permits().rules().stream()
        .filter(rule -> !rule.denies() && rule.action() == action)
        .toList();
  }

  private static PathResource path(PermitRule rule) {
    if (rule.resource() instanceof PathResource path) {
      return path;
    }
    throw new IllegalStateException("not a path: " + rule);
  }

  private void write(PermitRule rule, PathResource path) throws UngrantableException {
    if (denials.cover(Action.WRITE, path)) {
      return;
    }
    checkDenials(rule, path);
    var opened = placing.open(rule, path);
    if (opened.isEmpty()) {
      notes.add("nothing is there for `%s`".formatted(rule));
      return;
    }
    var held = opened.get();
    if (!Expansion.isFolder(held)) {
      grants.add(held, Path.of(path.start()), Set.of(Access.CHANGE));
    } else if (path instanceof Folder) {
      grants.add(held, Path.of(path.start()), Set.of(Access.CHANGE, Access.CREATE));
    } else {
      held.close();
      notes.add("`%s` is a folder, and only what is in it can be written".formatted(rule));
    }
  }

  /// What may write a folder may rename what is in it, so that no denial below it can be kept.
  private void checkDenials(PermitRule rule, PathResource path) throws UngrantableException {
    var within = denials.within(path);
    if (within.isEmpty()) {
      return;
    }
    var what = "`%s` cannot be kept below `%s`".formatted(within.get(), rule);
    if (authority.strictness() != Strictness.WAIVED) {
      throw new UngrantableException(
          what + ": what may write a folder may rename what is in it",
          "permit the folders beside it, one rule for each, or keep the file elsewhere");
    }
    notes.add(what);
  }

  private void read(PermitRule rule, PathResource path) throws UngrantableException {
    if (denials.cover(Action.READ, path)) {
      return;
    }
    var opened = placing.open(rule, path);
    if (opened.isEmpty()) {
      notes.add("nothing is there for `%s`".formatted(rule));
      return;
    }
    var held = opened.get();
    var start = Path.of(path.start());
    var expansion = new Expansion(rule, denials, grants);
    if (path instanceof Glob glob) {
      expansion.pattern(glob, held, start, 0);
    } else if (path instanceof Folder && Expansion.isFolder(held)) {
      expansion.folder(held, start, 0);
    } else {
      expansion.file(held, start);
    }
  }

  /// The attempt's own folder, which lies where nothing else may be touched. The kit made it.
  void scratch() throws UngrantableException {
    if (authority.scratch().isPresent()) {
      var folder = new Folder(RealPath.of(authority.scratch().get()).toString());
      var rule = new PermitRule(false, Action.WRITE, folder);
      var opened = new Placing(authority.root(), false).open(rule, folder);
      opened.ifPresent(
          held ->
              grants.add(
                  held, Path.of(folder.path()), Set.of(Access.READ, Access.CHANGE, Access.CREATE)));
    }
  }
}
