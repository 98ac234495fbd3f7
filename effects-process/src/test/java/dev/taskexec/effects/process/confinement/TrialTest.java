package dev.taskexec.effects.process.confinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effects.process.TestingGrants;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import dev.taskexec.effects.process.launcher.PortableLauncher;
import dev.taskexec.effects.process.nativecall.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tier is found on machines that have less than this one (attack 49), and that what is then
/// left holds.
@Timeout(60)
class TrialTest {
  private static final int ENOSYS = 38;
  private static final List<Way> NO_WAY =
      List.of(new Way("none", List.of("--no-such-option"), false, List.of()));

  @TempDir Path folder;
  private final LinuxLauncher launcher = LinuxLauncher.find().orElseThrow();

  private Found find(Surroundings surroundings) {
    return Trial.in(surroundings).resultOf(launcher);
  }

  private static Surroundings here() {
    return Surroundings.here(Machine.own().orElseThrow());
  }

  private static Surroundings withLandlock(int version) {
    return new Surroundings(here().machine(), version, here().restricted(), here().alone());
  }

  private static Surroundings withoutNamespaces() {
    return new Surroundings(here().machine(), here().landlock(), NO_WAY, NO_WAY);
  }

  @Test
  void this_machine_has_the_highest_tier() {
    var found = find(here());

    assertThat(found.tier()).isEqualTo(Tier.LANDLOCK_AND_NAMESPACES);
    assertThat(found.missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-38, this kernel has no Landlock",
    "-95, Landlock is not switched on",
    "-1, Landlock is not allowed here",
  })
  void without_landlock_there_is_no_tier_and_the_reason_is_said(int version, String reason) {
    var found = find(withLandlock(version));

    var around = found.around(launcher, Meter.UNLIMITED, nothing(), Optional.empty());
    assertThat(around.tier()).isEqualTo("none");
    assertThat(around.notes()).first().asString().startsWith("no sandbox: " + reason);
    assertThat(found.lacks()).isEqualTo(around.notes());
  }

  @Test
  void without_landlock_the_tree_still_ends_as_one() {
    var around =
        find(withLandlock(-ENOSYS)).around(launcher, Meter.UNLIMITED, nothing(), Optional.empty());

    assertThat(around.tree()).isEqualTo("namespace");
  }

  @Test
  void without_namespaces_the_tier_is_the_lower_one_and_the_reason_is_said() {
    var found = find(withoutNamespaces());

    var around = found.around(launcher, Meter.UNLIMITED, nothing(), Optional.empty());
    assertThat(around.tier()).isEqualTo("landlock");
    assertThat(around.tree()).isEqualTo("group");
    assertThat(around.notes()).first().asString().startsWith("no namespaces: ");
  }

  @Test
  void without_both_nothing_is_promised() {
    var found = find(new Surroundings(here().machine(), -ENOSYS, NO_WAY, NO_WAY));

    var around = found.around(launcher, Meter.UNLIMITED, nothing(), Optional.empty());
    assertThat(around.tier()).isEqualTo("none");
    assertThat(around.tree()).isEqualTo("group");
    assertThat(around.notes()).hasSize(2);
  }

  /// The kernel is asked for no more than an older one knows.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void older_versions_of_landlock_hold_what_they_know(int version) throws Exception {
    var closed = Files.writeString(folder.resolve("closed"), "content");
    var open = Files.writeString(folder.resolve("open"), "content");

    try (var grants = TestingGrants.programs("sh", "cat", "truncate").read(open)) {
      var around =
          find(withLandlock(version))
              .around(launcher, Meter.UNLIMITED, grants.grants(), Optional.of("landlock"));
      var said =
          run(around, "cat open; cat closed; truncate -s 0 open; truncate -s 0 closed; : >open");

      assertThat(around.tier()).isEqualTo("landlock");
      assertThat(said).isEqualTo("content");
    }
    assertThat(open).hasContent("content");
    assertThat(closed).hasContent("content");
  }

  @ParameterizedTest
  @CsvSource({"3, true", "4, false"})
  void that_ports_are_not_told_apart_is_said(int version, boolean said) {
    assertThat(find(withLandlock(version)).lacks())
        .filteredOn(line -> line.startsWith("TCP ports are not told apart"))
        .hasSize(said ? 1 : 0);
  }

  /// As in most containers.
  @ParameterizedTest
  @CsvSource({
    "sys_admin, landlock, no namespaces: root may not make them here",
    "setpcap, none, no sandbox: a try of Landlock",
  })
  void root_with_less_than_all_gets_less(String taken, String tier, String reason)
      throws Exception {
    assumeTrue(Surroundings.isRoot(), "not root");

    var process =
        new ProcessBuilder(
                "setpriv",
                "--bounding-set=-" + taken,
                "--inh-caps=-" + taken,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SayTier.class.getName())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();

    assertThat(said).startsWith(tier + "\n" + reason);
  }

  @Test
  void the_lower_tier_can_be_chosen() {
    var around = find(here()).around(launcher, Meter.UNLIMITED, nothing(), Optional.of("landlock"));

    assertThat(around.tier()).isEqualTo("landlock");
    assertThat(around.tree()).isEqualTo("group");
  }

  @Test
  void the_other_launcher_confines_nothing_and_says_so() {
    var around =
        Confinement.around(new PortableLauncher(), Meter.UNLIMITED, nothing(), Optional.empty());

    assertThat(around.tier()).isEqualTo("none");
    assertThat(around.notes()).anySatisfy(note -> assertThat(note).startsWith("no sandbox"));
    assertThat(Confinement.probe(new PortableLauncher()).tier()).isEqualTo("none");
    assertThat(Confinement.probe(new PortableLauncher()).missing()).isNotEmpty();
  }

  @Test
  void is_found_as_a_service_that_says_what_it_found() {
    var sandbox = ServiceLoader.load(Sandbox.class).findFirst().orElseThrow();

    var capability = sandbox.probe();

    assertThat(sandbox).isInstanceOf(LinuxSandbox.class);
    assertThat(capability.tier()).isEqualTo("landlock+ns");
    assertThat(capability.facts().members())
        .containsKeys("kernel", "machine", "landlock", "seccomp", "namespaces", "tools")
        .containsEntry("seccomp", JsonValue.of(true));
  }

  private static Grants nothing() {
    return new Grants(List.of(), Optional.empty());
  }

  private String run(Launcher around, String script) throws Exception {
    var files = new OutputFiles(folder.resolve("stdout"), folder.resolve("stderr"));
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    var process =
        (LinuxProcess)
            around.launch(
                new Launch(List.of("sh", "-c", script), folder, environment, Optional.of(files)));
    process.waitFor();
    process.reap();
    return Files.readString(files.stdout());
  }
}
