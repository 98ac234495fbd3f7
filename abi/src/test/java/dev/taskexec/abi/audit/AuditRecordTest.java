package dev.taskexec.abi.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.run.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditRecordTest {
  private static final Sha256 ZEROS = new Sha256("0".repeat(64));

  @Test
  void is_one_canonical_line() {
    var record = record(0, OptionalInt.of(1), JsonValue.Obj.builder().put("exit", 3).build());

    assertThat(new String(record.line(), UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-21T09:43:13.100Z\",\"attempt\":1,\"data\":{\"exit\":3},"
                + "\"kind\":\"effect.done\",\"prev\":\""
                + "0".repeat(64)
                + "\",\"run\":\"20261121_094313Z\",\"seq\":0,\"task\":\"TASK-005#2\",\"v\":1}");
  }

  @Test
  void is_not_longer_than_a_line_may_be() {
    var data = JsonValue.Obj.builder().put("text", "x".repeat(AuditRecord.MAX_LINE_BYTES)).build();
    var record = record(0, OptionalInt.empty(), data);

    assertThatThrownBy(record::line)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 65535");
  }

  @Test
  void refuses_impossible_numbers() {
    assertThatThrownBy(() -> record(-1, OptionalInt.empty(), JsonValue.Obj.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> record(0, OptionalInt.of(0), JsonValue.Obj.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AuditRecord record(long seq, OptionalInt attempt, JsonValue.Obj data) {
    return new AuditRecord(
        seq,
        Instant.parse("2026-11-21T09:43:13.1Z"),
        AuditKind.EFFECT_DONE,
        new RunId("20261121_094313Z"),
        Optional.of(new Instance(new TaskId("TASK-005"), 2)),
        attempt,
        data,
        ZEROS);
  }

  @ParameterizedTest
  @EnumSource
  void a_kind_is_found_by_its_word(AuditKind kind) {
    assertThat(AuditKind.of(kind.word())).contains(kind);
    assertThat(AuditKind.of(kind.name())).isEmpty();
  }
}
