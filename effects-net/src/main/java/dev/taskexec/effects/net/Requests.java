package dev.taskexec.effects.net;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.net.request.Content;
import dev.taskexec.effects.net.request.Field;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.request.Template;
import dev.taskexec.effects.net.url.Target;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What an `http.request` asks the permits for.
final class Requests {
  private Requests() {}

  /// @param folder where relative paths start
  static List<PermitRule> of(RequestArguments arguments, Path folder) {
    var rules = new LinkedHashSet<PermitRule>();
    rules.add(arguments.target().permit());
    arguments.proxy().map(Target::permit).ifPresent(rules::add);
    for (Field field : arguments.fields()) {
      rules.addAll(field.value().permits());
    }
    switch (arguments.content()) {
      case Content.None() -> {}
      case Content.Text(Template template) -> rules.addAll(template.permits());
      case Content.OfFile(var path) -> add(rules, Action.READ, folder, path);
    }
    arguments.caFile().ifPresent(path -> add(rules, Action.READ, folder, path));
    arguments.to().ifPresent(path -> addTarget(rules, folder, path, arguments.cache()));
    return List.copyOf(rules);
  }

  private static void addTarget(
      SequencedSet<PermitRule> rules, Path folder, String path, boolean cached) {
    add(rules, Action.WRITE, folder, path);
    if (cached) {
      add(rules, Action.READ, folder, path);
      add(rules, Action.READ, folder, Paths.validators(path));
      add(rules, Action.WRITE, folder, Paths.validators(path));
    }
  }

  private static void add(SequencedSet<PermitRule> rules, Action action, Path folder, String path) {
    try {
      var file = Paths.absolute(folder, path);
      if (file.getNameCount() > 0) {
        rules.add(new PermitRule(false, action, new ExactPath(file.toString())));
      }
    } catch (InvalidPathException e) {
      // No such file can be there; the effect says so when it is asked to do it.
    }
  }
}
