package dev.taskexec.abi.outcome;

import java.time.Duration;

/// How a task ended. Every task of a run gets exactly one.
public sealed interface Outcome {

  /// The word in `run.json`, evidence and events.
  String word();

  /// Why, in one line; empty where the word says it all.
  default String reason() {
    return "";
  }

  /// Whether the run is still all well after it.
  default boolean isGood() {
    return false;
  }

  record Ok() implements Outcome {
    @Override
    public String word() {
      return "ok";
    }

    @Override
    public boolean isGood() {
      return true;
    }
  }

  /// There was nothing to do, or nothing was to be done.
  record Noop() implements Outcome {
    @Override
    public String word() {
      return "noop";
    }

    @Override
    public boolean isGood() {
      return true;
    }
  }

  record Error(String reason) implements Outcome {
    @Override
    public String word() {
      return "error";
    }
  }

  /// One attempt took longer than the task's timeout.
  ///
  /// @param remark what must be said besides; empty for nothing
  record Timeout(Duration limit, String remark) implements Outcome {
    /// One without a remark.
    public Timeout(Duration limit) {
      this(limit, "");
    }

    @Override
    public String word() {
      return "timeout";
    }

    @Override
    public String reason() {
      return "longer than " + limit.toMillis() + " ms" + (remark.isEmpty() ? "" : "; " + remark);
    }
  }

  /// A permit was missing or a denial decided.
  record Denied(String reason) implements Outcome {
    @Override
    public String word() {
      return "denied";
    }
  }

  /// A budget did not reach.
  record Exhausted(String reason) implements Outcome {
    @Override
    public String word() {
      return "exhausted";
    }
  }

  /// It was not run, for a reason that was known beforehand.
  record Skipped(Why why, String reason) implements Outcome {
    @Override
    public String word() {
      return "skipped";
    }

    @Override
    public boolean isGood() {
      return why != Why.NEED_FAILED;
    }
  }

  record Cancelled(String reason) implements Outcome {
    @Override
    public String word() {
      return "cancelled";
    }
  }

  /// The kit ended while it ran, so nobody knows.
  record InDoubt(String reason) implements Outcome {
    @Override
    public String word() {
      return "in_doubt";
    }
  }

  /// Why a task was skipped.
  enum Why {
    DONE("done"),
    UP_TO_DATE("up_to_date"),
    NEED_FAILED("need_failed");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
