package dev.taskexec.cli.report;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;
import java.util.Locale;

/// What `doctor` found, for programs: `schemas/doctor.schema.json`.
public final class FindingsJson {
  private static final int VERSION = 1;

  private FindingsJson() {}

  public static Obj of(List<Finding> findings, Sandbox.Capability sandbox) {
    return Obj.builder()
        .put("v", VERSION)
        .put("tier", sandbox.tier())
        .putStrings("missing", sandbox.missing())
        .put("sandbox", sandbox.facts())
        .put("findings", findings.stream().map(FindingsJson::json).toList())
        .build();
  }

  private static Obj json(Finding finding) {
    return Obj.builder()
        .put("topic", finding.topic())
        .put("state", finding.state().name().toLowerCase(Locale.ROOT))
        .put("text", finding.text())
        .put("remedy", finding.remedy().map(JsonValue::of).orElse(JsonValue.NULL))
        .build();
  }
}
