package dev.taskexec.kernel.permit;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.permit.Bearer.Holder;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Makes out what each task of a run may do, issues permits for it, and decides whether an effect
/// lies within one. It compares rules as they are written; what paths and hosts really lead to is
/// for the effects to see. Safe for use by several threads.
public final class PermitOffice {
  private static final long DAY_MS = 86_400_000;

  /// What a task may do that is not confined, where something is denied to it all the same.
  private static final List<PermitRule> EVERYTHING =
      List.of("read:/**", "write:/**", "net:*", "env:*", "effect:*").stream()
          .map(PermitRule::parse)
          .toList();

  private final Path root;
  private final Optional<String> sandbox;
  private final Protection protection;
  private final List<PermitRule> denials;
  private final List<PermitRule> own;
  private final List<PermitRule> keys;
  private final Programs programs;
  private final Mint mint;
  private final InstantSource clock;

  /// @param root where relative paths of the plan start; absolute
  /// @param sandbox the tier that the plan asks for
  /// @param runs the folder of the runs; absolute
  /// @param machine what it can enforce; asked when the first confined task starts a program
  /// @param random draws the key of the run; safe for use by several threads
  public PermitOffice(
      Path root,
      Optional<String> sandbox,
      Path runs,
      Protection protection,
      Sandbox machine,
      RandomGenerator random,
      InstantSource clock) {
    this.root = real(root);
    this.sandbox = sandbox;
    this.protection = protection;
    this.denials = protection.denials().stream().map(rule -> rule.at(text(this.root))).toList();
    this.keys = protection.own().keys().map(PermitOffice::closed).orElse(List.of());
    this.own = own(runs, protection.own());
    this.programs = new Programs(denials, sandbox, protection.strictness(), machine);
    this.mint = new Mint(random);
    this.clock = clock;
  }

  /// Whether an effect needs no permit, because its task may do whatever the user may.
  public boolean isFree(Task task, EffectEnvelope envelope) {
    return !task.terms().confined() && denials.isEmpty() && envelope.permit().isEmpty();
  }

  /// What a task may do.
  public Charter charter(PlannedTask planned) {
    var task = planned.task();
    var confined = task.terms().confined();
    var work = new PlannedWork(task.work());
    var written = confined ? placed(task) : Map.<PermitRule, PermitRule>of();
    var rules = new ArrayList<>(confined ? written.keySet() : everything(task));
    rules.addAll(denials);
    return new Charter(
        planned.instance(), confined, root, work, rules, work.programs(root), own, keys, written);
  }

  /// No rule stands for all programs, so those that envelopes narrow themselves to stand for them.
  private List<PermitRule> everything(Task task) {
    var all = new ArrayList<>(EVERYTHING);
    task.work().effects().stream()
        .flatMap(envelope -> envelope.permit().stream().flatMap(List::stream))
        .filter(rule -> !rule.denies() && rule.action() == Action.RUN)
        .map(rule -> rule.at(text(root)))
        .forEach(all::add);
    return all;
  }

  /// What an envelope leaves of an attempt's permit, without the kit's own denials.
  public Permits permits(Holder holder, EffectEnvelope envelope) {
    return holder.charter().under(narrowed(holder.permit().token(), envelope));
  }

  /// A new permit.
  ///
  /// @param subject the attempt, such as `TASK-002/1`
  /// @param task whose timeout bounds it
  public Permit issue(Charter charter, String subject, Task task) {
    var length = task.terms().timeoutMs().orElse(DAY_MS);
    return new Permit(mint.issue(subject, expiry(length), charter.caveats()));
  }

  /// Decides.
  ///
  /// @param requests all that the effect would touch, as allowing rules with absolute paths
  public Ruling ruling(Holder holder, EffectEnvelope envelope, List<PermitRule> requests) {
    var charter = holder.charter();
    if (holder.permit().hasEnded()) {
      return refused("the attempt is over, and so is its permit", "ask while the attempt runs");
    }
    var token = narrowed(holder.permit().token(), envelope);
    var flaw = mint.flaw(token, envelope.effect(), clock.instant());
    if (flaw.isPresent()) {
      return refused(flaw.get(), "ask within the attempt's own time and effects");
    }
    var question = new Question(protection, holder, envelope, requests, charter.under(token));
    return question
        .refusal()
        .or(() -> programs.refusal(charter, question.isHeld(), envelope, requests))
        .<Ruling>map(Ruling.Refused::new)
        .orElseGet(() -> new Ruling.Allowed(authority(holder, question, envelope, requests)));
  }

  /// Where in a text of an effect's own refusal a rule of the task is named, where that stands.
  public Optional<String> where(Charter charter, String text) {
    return new Whereabouts(protection, charter).of(text);
  }

  /// The folder in which a task with a charter works: that of all others, links resolved.
  public Path root() {
    return root;
  }

  private PermitToken narrowed(PermitToken token, EffectEnvelope envelope) {
    var own = token.narrowedBy(new Caveat.For(envelope.effect()));
    return envelope
        .permit()
        .map(rules -> rules.stream().map(rule -> rule.at(text(root))).toList())
        .map(rules -> own.narrowedBy(new Caveat.Within(rules)))
        .orElse(own);
  }

  private Authority authority(
      Holder holder, Question question, EffectEnvelope envelope, List<PermitRule> requests) {
    var charter = holder.charter();
    if (!question.isHeld() && Programs.isStarted(envelope, requests)) {
      return new Authority.Unconfined();
    }
    var all = new LinkedHashSet<>(question.permits().rules());
    requests.stream().filter(rule -> rule.action() == Action.RUN).forEach(all::add);
    if (question.isHeld()) {
      all.addAll(charter.own());
    }
    return new Authority.Confined(
        charter.root(),
        new Permits(List.copyOf(all)),
        holder.scratch(),
        sandbox,
        protection.strictness());
  }

  /// The task's rules with absolute paths, and each as it is written.
  private Map<PermitRule, PermitRule> placed(Task task) {
    var placed = new LinkedHashMap<PermitRule, PermitRule>();
    task.terms().permits().forEach(rule -> placed.putIfAbsent(rule.at(text(root)), rule));
    return placed;
  }

  private Instant expiry(long ms) {
    try {
      return clock.instant().plusMillis(ms);
    } catch (ArithmeticException | DateTimeException _) {
      return Instant.MAX;
    }
  }

  private List<PermitRule> own(Path runs, OwnFiles files) {
    var rules = new LinkedHashSet<>(closed(runs));
    for (var folder : files.folders()) {
      both(folder).forEach(path -> rules.add(denial(Action.WRITE, folder(path))));
    }
    for (var file : files.files()) {
      both(file).forEach(path -> rules.add(denial(Action.WRITE, new ExactPath(text(path)))));
    }
    rules.addAll(keys);
    return List.copyOf(rules);
  }

  /// Nothing in it may be read or written.
  private static List<PermitRule> closed(Path folder) {
    return both(folder).stream()
        .flatMap(
            path ->
                Stream.of(denial(Action.READ, folder(path)), denial(Action.WRITE, folder(path))))
        .toList();
  }

  private static PermitRule denial(Action action, PathResource resource) {
    return new PermitRule(true, action, resource);
  }

  private static Folder folder(Path path) {
    return new Folder(text(path));
  }

  /// A path as it is written and as it really is.
  private static List<Path> both(Path path) {
    return List.of(path.toAbsolutePath().normalize(), real(path)).stream().distinct().toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      var parent = path.toAbsolutePath().normalize().getParent();
      var name = path.toAbsolutePath().normalize().getFileName();
      return parent == null || name == null ? path : real(parent).resolve(name);
    }
  }

  static String text(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static Ruling refused(String rule, String remedy) {
    return new Ruling.Refused(new Refusal(rule, Optional.empty(), remedy));
  }
}
