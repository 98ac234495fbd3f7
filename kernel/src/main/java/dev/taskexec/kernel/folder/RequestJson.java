package dev.taskexec.kernel.folder;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// `request.json`: how a run was asked for, so that it can go on when the kit has died. It is
/// written once, with the run's folder; its digest stands in the ledger.
///
/// @param base the plan's folder; absolute
/// @param start where commands begin; absolute
/// @param config the configuration folder that was named; absolute
/// @param work the digest of what the tasks do, which for a plan without a digest depends on hooks
/// @param workers how many tasks may run at once, from 1
/// @param grace how long something that was asked politely to end may take
/// @param maxFail after how many failed tasks it stops
/// @param timeout how long it may take in all
/// @param force whether tasks that are up to date run all the same
/// @param guard what holds for all tasks, whatever their plan says
/// @param tasks the places of those that were selected
/// @param of how many tasks the plan has
/// @param selection how they were selected
/// @param learn whether it learns permits
public record RequestJson(
    Path base,
    Path start,
    Optional<Path> config,
    Sha256 work,
    int workers,
    boolean dryRun,
    Duration grace,
    OptionalInt maxFail,
    Optional<Duration> timeout,
    boolean force,
    Guard guard,
    BitSet tasks,
    int of,
    Selected selection,
    boolean learn) {
  /// The only version of the format there is.
  public static final int VERSION = 1;

  private static final long LARGEST = 1L << 53;

  /// What the user said about permits.
  ///
  /// @param deny denials for all tasks
  /// @param permits whether tasks that are not confined are refused
  /// @param sandbox whether what cannot be enforced to the letter is refused
  /// @param unsandboxed whether confined tasks run although nothing enforces their permits
  public record Guard(
      List<PermitRule> deny, boolean permits, boolean sandbox, boolean unsandboxed) {
    public static final Guard NONE = new Guard(List.of(), false, false, false);

    public Guard {
      deny = List.copyOf(deny);
      if (!deny.stream().allMatch(PermitRule::denies)) {
        throw new IllegalArgumentException("no denials: " + deny);
      }
    }
  }

  /// How tasks were selected, as the user said it.
  ///
  /// @param failedOf the run whose tasks that did not end well were meant
  /// @param needs whether what the selected tasks need was added
  public record Selected(
      List<String> only,
      List<String> skip,
      List<String> tags,
      Optional<String> failedOf,
      boolean needs) {

    public Selected {
      only = List.copyOf(only);
      skip = List.copyOf(skip);
      tags = List.copyOf(tags);
    }
  }

  public RequestJson {
    if (!base.isAbsolute()
        || !start.isAbsolute()
        || config.filter(at -> !at.isAbsolute()).isPresent()) {
      throw new IllegalArgumentException("a relative folder in " + base + ", " + start);
    }
    if (workers < 1) {
      throw new IllegalArgumentException("a run with " + workers + " workers");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("a grace of " + grace);
    }
    if (tasks.length() > of) {
      throw new IllegalArgumentException("task %d of %d".formatted(tasks.length() - 1, of));
    }
    tasks = (BitSet) tasks.clone();
  }

  @Override
  public BitSet tasks() {
    return (BitSet) tasks.clone();
  }

  /// The file's bytes: canonical JSON and a newline.
  public byte[] bytes() {
    return (CanonicalJson.text(json()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Obj json() {
    return Obj.builder()
        .put("v", VERSION)
        .put("base", Words.text(base.toString()))
        .put("start", Words.text(start.toString()))
        .put("config", orNull(config.map(Path::toString)))
        .put("work", work.toString())
        .put("workers", workers)
        .put("dry_run", dryRun)
        .put("grace_ms", ms(grace))
        .put("max_fail", maxFail.isPresent() ? JsonValue.of(maxFail.getAsInt()) : JsonValue.NULL)
        .put("timeout_ms", timeout.map(length -> JsonValue.of(ms(length))).orElse(JsonValue.NULL))
        .put("force", force)
        .putStrings("deny", guard.deny().stream().map(PermitRule::toString).toList())
        .put("require_permits", guard.permits())
        .put("require_sandbox", guard.sandbox())
        .put("unsandboxed", guard.unsandboxed())
        .put("tasks", TaskRanges.text(tasks))
        .put("of", of)
        .put(
            "selection",
            Obj.builder()
                .put("only", Words.texts(selection.only()))
                .put("skip", Words.texts(selection.skip()))
                .put("tags", Words.texts(selection.tags()))
                .put("failed_of", orNull(selection.failedOf()))
                .put("needs", selection.needs())
                .build())
        .put("learn", learn)
        .build();
  }

  private static JsonValue orNull(Optional<String> text) {
    return text.map(Words::text).orElse(JsonValue.NULL);
  }

  /// Lengths of time that nobody lives to see are cut: JSON has no larger numbers.
  private static long ms(Duration length) {
    return length.compareTo(Duration.ofMillis(LARGEST)) > 0 ? LARGEST : length.toMillis();
  }
}
