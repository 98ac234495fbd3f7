package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.effect.contract.Performing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// A folder to run programs in, with two files for what they print.
final class Bench {
  private final Path folder;
  private final Path stdout;
  private final Path stderr;
  private final SequencedMap<String, String> environment = new LinkedHashMap<>();
  private final Way way;
  private EffectContext.Witness witness = EffectContext.Witness.NONE;
  private Duration grace = Duration.ofSeconds(20);
  private LongSupplier nanos = System::nanoTime;
  private Meter meter = Meter.UNLIMITED;
  private Authority authority = new Authority.Unconfined();
  private Redaction redaction = Redaction.NONE;

  private Bench(Path folder, Way way) throws IOException {
    this.way = way;
    this.folder = folder;
    var output = Files.createTempDirectory(folder, "output");
    this.stdout = Files.createFile(output.resolve("stdout"));
    this.stderr = Files.createFile(output.resolve("stderr"));
    environment.put("PATH", "/usr/bin:/bin");
    environment.put(Marked.VARIABLE, mark());
  }

  /// What all that is started here carries, for finding what is left of it.
  String mark() {
    return folder.resolve("private").toString();
  }

  static Bench in(Path folder) throws IOException {
    return in(folder, Way.LINUX);
  }

  static Bench in(Path folder, Way way) throws IOException {
    return new Bench(folder, way);
  }

  Bench witness(EffectContext.Witness other) {
    witness = other;
    return this;
  }

  Bench with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Bench without(String name) {
    environment.remove(name);
    return this;
  }

  Bench grace(Duration time) {
    grace = time;
    return this;
  }

  Bench meter(Meter other) {
    meter = other;
    return this;
  }

  Bench confined(boolean yes) {
    authority = yes ? Permitting.much(folder) : new Authority.Unconfined();
    return this;
  }

  Bench redaction(Redaction other) {
    redaction = other;
    return this;
  }

  Bench nanos(LongSupplier clock) {
    nanos = clock;
    return this;
  }

  Path folder() {
    return folder;
  }

  Bench permits(String... rules) {
    authority = Permitting.of(folder, rules);
    return this;
  }

  Bench authority(Authority other) {
    authority = other;
    return this;
  }

  EffectContext context() {
    return new EffectContext(
        folder,
        environment,
        Optional.of(new OutputFiles(stdout, stderr)),
        grace,
        nanos,
        meter,
        authority,
        redaction,
        witness);
  }

  EffectOutcome exec(String... argv) {
    return exec(envelope(argv));
  }

  EffectOutcome exec(EffectEnvelope envelope) {
    try {
      return way.effect().perform(envelope, context());
    } catch (EvidenceException e) {
      throw new AssertionError(e);
    }
  }

  Performing start(String... argv) {
    return Performing.start(way.effect(), envelope(argv), context());
  }

  static EffectEnvelope envelope(String... argv) {
    return envelope(args(argv).build());
  }

  static EffectEnvelope envelope(JsonValue.Obj args) {
    return EffectEnvelope.of("process.exec", 1, args);
  }

  static JsonValue.Obj.Builder args(String... argv) {
    return JsonValue.Obj.builder().putStrings("argv", List.of(argv));
  }

  static EffectEnvelope withEnv(Map<String, String> env, String... argv) {
    return envelope(args(argv).putStrings("env", env).build());
  }

  static EffectEnvelope withCwd(String cwd, String... argv) {
    return envelope(args(argv).put("cwd", cwd).build());
  }

  String stdout() throws IOException {
    return Files.readString(stdout);
  }

  Path stdoutFile() {
    return stdout;
  }

  Path stderrFile() {
    return stderr;
  }

  String stderr() throws IOException {
    return Files.readString(stderr);
  }

  /// Writes a program into the folder.
  Path program(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  static int exit(EffectOutcome outcome) {
    if (outcome instanceof EffectOutcome.Done(var result, _)
        && result.members().get("exit") instanceof JsonValue.Int(var code)) {
      return (int) code;
    }
    throw new AssertionError("not done: " + outcome);
  }

  static EffectOutcome failed(String reason) {
    return new EffectOutcome.Failed(reason, false);
  }
}
