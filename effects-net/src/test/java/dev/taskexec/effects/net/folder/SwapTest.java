package dev.taskexec.effects.net.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Attack 4: the folder is a folder, a link to elsewhere, and a folder again, all the time.
@Timeout(300)
class SwapTest {
  private static final int TRIES = 40_000;

  @TempDir Path temporary;

  @Test
  void nothing_is_written_outside_in_40_000_tries() throws Exception {
    var root = Files.createDirectory(temporary.toRealPath().resolve("root"));
    var outside = Files.createDirectory(root.resolveSibling("outside"));
    var out = Files.createDirectory(root.resolve("out"));
    var authority = allowing(root, "write:out/**");
    var held = 0;

    try (var swapping = Swapping.start(out.resolve("swapped"), outside)) {
      for (var i = 0; i < TRIES; i++) {
        held += tryToWrite(out.resolve("swapped/new"), authority, outside) ? 1 : 0;
      }
      assertThat(swapping.swaps()).isGreaterThan(TRIES / 100);
    }

    assertThat(held).isPositive();
    assertThat(outside).isEmptyDirectory();
  }

  private static boolean tryToWrite(Path file, Authority authority, Path outside)
      throws IOException {
    try (var folder = HeldFolder.of(Place.of(file, Action.WRITE, authority));
        var _ = FreshFile.in(folder, file.getFileName())) {
      assertThat(outside.toFile().list()).isEmpty();
      return true;
    } catch (IOException | NotPermittedException e) {
      return false;
    }
  }

  private static Authority allowing(Path root, String... rules) {
    var permits = new Permits(List.of(rules).stream().map(PermitRule::parse).toList());
    return new Authority.Confined(
        root,
        permits.at(root.toString()),
        Optional.empty(),
        Optional.empty(),
        Authority.Strictness.USUAL);
  }
}
