package dev.taskexec.planner.attribute;

import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;

/// Reads attributes: says what is wrong with one, or sets it.
public final class AttributeReader {
  private final Parameters parameters;
  private final Findings findings;

  public AttributeReader(Parameters parameters, Findings findings) {
    this.parameters = parameters;
    this.findings = findings;
  }

  /// Reads one attribute and sets it in `into`, if it is known, means something there, is not set
  /// already, and its value is valid; otherwise there is a finding.
  public void read(Written name, Value value, Owner owner, Settings.Builder into) {
    throw new IllegalStateException(
        "not written yet: " + name + value + owner + into + parameters + findings);
  }
}
