package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;
import static dev.taskexec.abi.checkup.Finding.lacking;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.abi.effect.Sandbox;
import java.util.ArrayList;
import java.util.List;

/// What can be enforced on the programs of confined tasks.
final class SandboxFindings {
  private static final String TOPIC = "sandbox";
  private static final String NONE = "none";

  private SandboxFindings() {}

  static List<Finding> look(Sandbox.Capability capability) {
    var findings = new ArrayList<Finding>();
    var tier = "tier " + capability.tier();
    findings.add(
        capability.tier().equals(NONE)
            ? lacking(
                TOPIC,
                tier + ": confined tasks that start programs are refused",
                "see the lines below, or run such tasks on another machine")
            : fine(TOPIC, tier));
    capability
        .missing()
        .forEach(
            missing ->
                findings.add(
                    lacking(
                        TOPIC,
                        missing,
                        "docs/PERMITS.md says what that leaves open; `run --require-sandbox`"
                            + " refuses what cannot be enforced")));
    return findings;
  }
}
