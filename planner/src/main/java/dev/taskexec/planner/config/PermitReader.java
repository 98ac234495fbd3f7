package dev.taskexec.planner.config;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.planner.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/// Reads permit rules: an array of strings such as `read:src/**`.
public final class PermitReader {

  private PermitReader() {}

  public static List<PermitRule> read(JsonFields fields, String key) {
    var rules = new ArrayList<PermitRule>();
    if (isTooLong(fields, key)) {
      return rules;
    }
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

  /// Rules are compared with each other, so many of them would take very long.
  private static boolean isTooLong(JsonFields fields, String key) {
    if (!(fields.value(key).orElse(JsonValue.NULL) instanceof JsonValue.Arr(var items))
        || items.size() <= Permits.MOST) {
      return false;
    }
    fields
        .findings()
        .impossible(
            fields.path().member(key),
            "holds " + items.size() + " permits, more than " + Permits.MOST,
            "permit folders instead of single files");
    return true;
  }
}
