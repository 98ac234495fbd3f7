package dev.taskexec.planner.value;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Optional;

/// What every reader of a value needs besides the text.
///
/// A reader takes its text apart and has the parts filled from the parameters, in this order, so
/// that a parameter can never add a part. It returns empty where something is wrong, which is then
/// a finding.
///
/// @param code of the findings
public record Reading(Parameters parameters, Findings findings, Code code) {

  /// A reading of the values of attributes.
  public static Reading of(Parameters parameters, Findings findings) {
    return new Reading(parameters, findings, Code.SOT051);
  }

  /// The same with another code for what is wrong.
  public Reading as(Code other) {
    return new Reading(parameters, findings, other);
  }

  /// Puts the parameters into one part that is not taken apart any further.
  public Optional<Written> fill(Written part) {
    return parameters.fill(part, findings);
  }

  /// Adds a finding.
  ///
  /// @return empty, as the result of the reader
  public <T> Optional<T> wrong(Written where, String message, String help) {
    findings.add(code, where, message, help);
    return Optional.empty();
  }

  /// Adds a finding about something that stands there twice.
  ///
  /// @return empty, as the result of the reader
  public <T> Optional<T> twice(Written second, Written first, String message, String help) {
    findings.add(
        code,
        second.from(),
        second.to(),
        message,
        help,
        new Findings.Beside(first.from(), first.to(), "the first stands here"));
    return Optional.empty();
  }

  /// What is written, as a message shows it.
  public static String shown(Written written) {
    return shown(written.text());
  }

  /// A text in backticks as a message shows it.
  static String shown(String text) {
    return "`" + Excerpt.of(text) + "`";
  }
}
