package dev.taskexec.kernel.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.RequestJson.Guard;
import dev.taskexec.kernel.folder.RequestJson.Selected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static final Sha256 WORK = Sha256.of(new byte[0]);

  @Test
  void reads_what_is_written() {
    var full =
        new RequestJson(
            Path.of("/plan"),
            Path.of("/plan/root"),
            Optional.of(Path.of("/cfg")),
            WORK,
            8,
            true,
            Duration.ofMillis(1500),
            OptionalInt.of(3),
            Optional.of(Duration.ofMinutes(5)),
            true,
            new Guard(List.of(PermitRule.parse("!net:*")), true, true, true),
            places(0, 1, 2, 7),
            9,
            new Selected(
                List.of("A*"), List.of("B"), List.of("slow"), Optional.of("runs/x"), false),
            true);

    assertThat(RequestReader.read(full.bytes())).isEqualTo(new RequestReader.Read.Whole(full));
    assertThat(RequestReader.read(plain().bytes()))
        .isEqualTo(new RequestReader.Read.Whole(plain()));
  }

  @Test
  void is_canonical_json_on_one_line() {
    assertThat(new String(plain().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"base":"/plan","config":null,"deny":[],"dry_run":false,"force":false,"grace_ms":5000,"learn":false,"max_fail":null,\
            "of":3,"require_permits":false,"require_sandbox":false,"selection":{"failed_of":null,"needs":true,"only":[],"skip":[],"tags":[]},\
            "start":"/here","tasks":"0-2","timeout_ms":null,"unsandboxed":false,"v":1,\
            "work":"%s","workers":4}
            """
                .formatted(WORK));
  }

  @Test
  void a_request_from_before_there_were_denials_has_none() {
    var text = new String(plain().bytes(), StandardCharsets.UTF_8);
    var old =
        text.replace("\"deny\":[],", "")
            .replace("\"require_permits\":false,\"require_sandbox\":false,", "");
    assertThat(old).doesNotContain("deny", "require");

    var read = RequestReader.read(old.getBytes(StandardCharsets.UTF_8));

    assertThat(read).isEqualTo(new RequestReader.Read.Whole(plain()));
  }

  @Test
  void a_later_version_is_told_from_a_wrong_file() {
    assertThat(RequestReader.read("{\"v\": 2, \"all\": \"new\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new RequestReader.Read.Newer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"base\":\"/plan\"  | \"base\":\"plan\"",
        "\"base\":\"/plan\"  | \"base\":null",
        "\"workers\":4       | \"workers\":0",
        "\"workers\":4       | \"workers\":4.5",
        "\"workers\":4       | \"workers\":99999999999",
        "\"grace_ms\":5000   | \"grace_ms\":-1",
        "\"tasks\":\"0-2\"   | \"tasks\":\"0-3\"",
        "\"tasks\":\"0-2\"   | \"tasks\":[0]",
        "\"only\":[]         | \"only\":[1]",
        "\"needs\":true      | \"needs\":1",
        "\"deny\":[]         | \"deny\":[\"net\"]",
        "\"deny\":[]         | \"deny\":[\"net:*\"]",
        "\"v\":1             | \"v\":1,\"v\":1",
        "\"work\":\"sha256:  | \"work\":\"md5:",
        "}                   | }}",
        "\"base\"            | base",
      })
  void anything_else_is_wrong(String was, String becomes) {
    var text = new String(plain().bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(was);

    var read = RequestReader.read(text.replace(was, becomes).getBytes(StandardCharsets.UTF_8));

    assertThat(read).isInstanceOf(RequestReader.Read.Wrong.class);
  }

  private static RequestJson plain() {
    return new RequestJson(
        Path.of("/plan"),
        Path.of("/here"),
        Optional.empty(),
        WORK,
        4,
        false,
        Duration.ofSeconds(5),
        OptionalInt.empty(),
        Optional.empty(),
        false,
        Guard.NONE,
        places(0, 1, 2),
        3,
        new Selected(List.of(), List.of(), List.of(), Optional.empty(), true),
        false);
  }

  private static BitSet places(int... each) {
    var set = new BitSet();
    for (var place : each) {
      set.set(place);
    }
    return set;
  }
}
