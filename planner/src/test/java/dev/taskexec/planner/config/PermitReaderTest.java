package dev.taskexec.planner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PermitReaderTest {

  @Test
  void a_list_of_permits_has_an_end() {
    assertThat(read(1000)).isEqualTo("1000 rules, 0 errors");
    assertThat(read(1001)).isEqualTo("0 rules, 1 errors");
  }

  private static String read(int count) {
    var rules = Collections.nCopies(count, "read:a");
    var findings = JsonFindings.unread(JsonCodes.PLAN);
    var object = JsonValue.Obj.builder().put("permits", JsonValue.Arr.ofStrings(rules)).build();
    var fields = JsonFields.of(object, JsonPath.root(), findings).orElseThrow();

    var permits = PermitReader.read(fields, "permits");

    return permits.size() + " rules, " + findings.errors() + " errors";
  }
}
