package dev.taskexec.kernel.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  /// What `Path(given) / "runs"` is in Python.
  @ParameterizedTest
  @CsvSource({
    "'', runs, /kit/runs",
    "., runs, /kit/runs",
    "./., runs, /kit/runs",
    "sub, sub/runs, /kit/sub/runs",
    "./sub/, sub/runs, /kit/sub/runs",
    "sub//deep, sub/deep/runs, /kit/sub/deep/runs",
    ".., ../runs, /kit/../runs",
    "sub/../other, sub/../other/runs, /kit/sub/../other/runs",
    "/, /runs, /runs",
    "/a/./b, /a/b/runs, /a/b/runs"
  })
  void joins_as_pathlib_does(String given, String shown, Path real) {
    var place = Place.of(Path.of(given), Path.of("/kit")).child("runs");

    assertThat(place).isEqualTo(new Place(real, shown));
  }
}
