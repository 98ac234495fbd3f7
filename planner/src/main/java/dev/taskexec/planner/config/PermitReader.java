package dev.taskexec.planner.config;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.planner.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/// Reads permit rules: an array of strings such as `read:src/**`.
public final class PermitReader {

  private PermitReader() {}

  public static List<PermitRule> read(JsonFields fields, String key) {
    var rules = new ArrayList<PermitRule>();
    fields.eachWord(
        key,
        (text, at) -> {
          try {
            rules.add(PermitRule.parse(text));
          } catch (PermitSyntaxException e) {
            fields.findings().impossible(at, "is no permit: " + e.problem(), e.remedy());
          }
        });
    return rules;
  }
}
