package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.effects.process.confinement.Confinement;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Runs confined programs under grants, in one tier.
public final class Cage {

  /// How a program ended.
  ///
  /// @param said on standard output, without the last line's end
  /// @param complained on standard error
  public record Ended(int exit, String said, String complained) {}

  private final Path folder;
  private final String tier;

  private Cage(Path folder, String tier) {
    this.folder = folder;
    this.tier = tier;
  }

  /// @param folder for what programs print; they start there
  public static Cage in(Path folder, String tier) {
    return new Cage(folder, tier);
  }

  public Launcher launcher(TestingGrants grants) {
    return Confinement.around(
        LinuxLauncher.find().orElseThrow(), Meter.UNLIMITED, grants.grants(), Optional.of(tier));
  }

  public Ended run(TestingGrants grants, String... argv) throws IOException, InterruptedException {
    var output = Files.createTempDirectory(folder, "output");
    var files = new OutputFiles(output.resolve("stdout"), output.resolve("stderr"));
    var process = start(grants, Optional.of(files), argv);
    var exit = process.waitFor();
    process.reap();
    return new Ended(
        exit, Files.readString(files.stdout()).strip(), Files.readString(files.stderr()).strip());
  }

  public LinuxProcess start(TestingGrants grants, Optional<OutputFiles> files, String... argv)
      throws LaunchException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LC_ALL", "C");
    return (LinuxProcess)
        launcher(grants).launch(new Launch(List.of(argv), folder, environment, files));
  }
}
