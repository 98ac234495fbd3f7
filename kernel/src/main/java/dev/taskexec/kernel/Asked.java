package dev.taskexec.kernel;

import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.RequestJson.Guard;
import dev.taskexec.kernel.folder.RequestJson.Selected;
import dev.taskexec.kernel.permit.Protection;
import dev.taskexec.kernel.resume.WorkDigest;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/// What a run was asked for, in the form that is kept.
final class Asked {

  private Asked() {}

  /// @param base the plan's folder; absolute
  /// @param start where commands begin; absolute
  /// @param tasks of the plan, in its order
  /// @param selected the places of those that are run
  static RequestJson json(
      RunRequest request, Path base, Path start, List<PlannedTask> tasks, BitSet selected) {
    var options = request.options();
    var conduct = options.conduct();
    var selection = options.selection();
    var here = options.workingFolder();
    return new RequestJson(
        base,
        start,
        request.config().map(here::resolve),
        WorkDigest.of(tasks),
        options.workers(),
        options.dryRun(),
        options.grace(),
        conduct.maxFail(),
        conduct.timeout(),
        conduct.force(),
        guard(conduct.protection()),
        selected,
        tasks.size(),
        new Selected(
            selection.only(),
            selection.skip(),
            selection.tags(),
            selection.failedOf().map(Path::toString),
            selection.needs()),
        options.learn().isPresent());
  }

  private static Guard guard(Protection protection) {
    return new Guard(
        protection.denials(),
        protection.permitsRequired(),
        protection.strictness() == Strictness.REQUIRED,
        protection.unsandboxed());
  }
}
