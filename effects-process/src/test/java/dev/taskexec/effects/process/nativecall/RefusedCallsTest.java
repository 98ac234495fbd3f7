package dev.taskexec.effects.process.nativecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.effects.process.Cage;
import dev.taskexec.effects.process.TestingGrants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks 26 and 27: the calls that are never allowed, made by a real program in this kernel.
@Timeout(60)
class RefusedCallsTest {
  private static final Path PERL = Path.of("/usr/bin/perl");

  /// getppid and unshare without flags: the control.
  private static final int[] ALLOWED_ON_X86_64 = {110, 272};

  private static final int[] ALLOWED_ON_AARCH64 = {173, 97};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"landlock", "landlock+ns"})
  void every_call_of_the_list_is_refused_and_the_program_goes_on(String tier) throws Exception {
    assumeTrue(Files.exists(PERL), "no perl on this machine");
    var machine = Machine.own().orElseThrow();
    var calls =
        SystemCallFilter.NEVER.stream()
            .flatMapToInt(call -> call.number(machine).stream())
            .boxed()
            .toList();
    var allowed = machine == Machine.X86_64 ? ALLOWED_ON_X86_64 : ALLOWED_ON_AARCH64;
    var script =
        "for (%s, %d, %d) { $! = 0; print syscall($_ + 0, 0, 0, 0, 0, 0) < 0 ? $! + 0 : 'ok', ' ' }"
            .formatted(
                calls.stream().map(Object::toString).collect(Collectors.joining(", ")),
                allowed[0],
                allowed[1]);

    try (var grants = TestingGrants.programs("perl")) {
      var ended = Cage.in(folder, tier).run(grants, PERL.toString(), "-e", script);

      var expected = String.join(" ", Collections.nCopies(calls.size(), "1")) + " ok ok";
      assertThat(ended.said()).isEqualTo(expected);
      assertThat(ended.exit()).isZero();
    }
    assertThat(calls).hasSizeGreaterThan(40);
  }
}
