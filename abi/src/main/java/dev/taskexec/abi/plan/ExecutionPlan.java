package dev.taskexec.abi.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.secret.SecretSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What `plan` compiles and `run` executes: queues of tasks with everything resolved.
///
/// @param source the SoT's path, relative to `root`
/// @param generatedAt when it was made, as it is written; ISO 8601, UTC
/// @param generator the program that made it; empty in the original tool's plans
/// @param digest of the plan's meaning; empty in the original tool's plans, which makes it a legacy
///   plan
/// @param root the folder that relative paths start from, relative to the plan's own
/// @param params the parameters that it was made with
/// @param confined whether the source's tasks are confined unless they say otherwise
/// @param sandbox the sandbox tier that the source asks for
/// @param budget what all tasks together may spend
/// @param secrets where the values of secrets come from when it is run, by the name of the variable
///   that tasks see them under
/// @param madeFrom digests of the files that it was made from, by path relative to `root`
public record ExecutionPlan(
    String source,
    String generatedAt,
    Optional<String> generator,
    Optional<Sha256> digest,
    String root,
    Grammar grammar,
    SequencedMap<String, String> params,
    boolean confined,
    Optional<String> sandbox,
    Budget budget,
    SequencedMap<String, SecretSource> secrets,
    SequencedMap<String, Sha256> madeFrom,
    List<Queue> queues) {
  /// The only version of the format there is.
  public static final int VERSION = 1;

  public ExecutionPlan {
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
    secrets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(secrets));
    madeFrom = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(madeFrom));
    queues = List.copyOf(queues);
  }

  /// A plan without secrets.
  public ExecutionPlan(
      String source,
      String generatedAt,
      Optional<String> generator,
      Optional<Sha256> digest,
      String root,
      Grammar grammar,
      SequencedMap<String, String> params,
      boolean confined,
      Optional<String> sandbox,
      Budget budget,
      SequencedMap<String, Sha256> madeFrom,
      List<Queue> queues) {
    this(
        source,
        generatedAt,
        generator,
        digest,
        root,
        grammar,
        params,
        confined,
        sandbox,
        budget,
        new LinkedHashMap<>(),
        madeFrom,
        queues);
  }

  /// All tasks in plan order.
  public Stream<Task> tasks() {
    return queues.stream().flatMap(queue -> queue.tasks().stream());
  }

  /// How many tasks there are.
  public int size() {
    return queues.stream().mapToInt(queue -> queue.tasks().size()).sum();
  }

  /// The same plan with other queues.
  public ExecutionPlan withQueues(List<Queue> others) {
    return new ExecutionPlan(
        source,
        generatedAt,
        generator,
        digest,
        root,
        grammar,
        params,
        confined,
        sandbox,
        budget,
        secrets,
        madeFrom,
        others);
  }

  /// The same plan with its digest.
  public ExecutionPlan withDigest(Sha256 computed) {
    return new ExecutionPlan(
        source,
        generatedAt,
        generator,
        Optional.of(computed),
        root,
        grammar,
        params,
        confined,
        sandbox,
        budget,
        secrets,
        madeFrom,
        queues);
  }

  /// The same plan with these secrets.
  public ExecutionPlan withSecrets(SequencedMap<String, SecretSource> sources) {
    return new ExecutionPlan(
        source,
        generatedAt,
        generator,
        digest,
        root,
        grammar,
        params,
        confined,
        sandbox,
        budget,
        sources,
        madeFrom,
        queues);
  }
}
