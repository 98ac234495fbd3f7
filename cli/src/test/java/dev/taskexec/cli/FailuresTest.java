package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.cli.command.BusyException;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Styles;
import dev.taskexec.kernel.RunBusyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void a_run_that_another_kit_holds_is_75_and_says_who_that_is() {
    var said = new ByteArrayOutputStream();
    var cause =
        new RunBusyException("runs/20261121_094313Z", OptionalLong.of(4711), new Exception("held"));

    var code =
        Failures.report(
            new BusyException("runs/20261121_094313Z", cause),
            new Messages(said, new Styles(false)));

    assertThat(code).isEqualTo(ExitCode.BUSY);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error[OUT003]: another kit, process 4711, holds runs/20261121_094313Z
              --> runs/20261121_094313Z
            help: wait until it has ended, or stop it

            1 error
            """);
  }
}
