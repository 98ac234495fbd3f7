package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program of its own that performs one effect, for what another user's kit does, and a kit that
/// is killed.
final class OtherKit {
  private static final String MUCH = "much";
  private static final String NOBODY = "65534";

  /// What the program needs of the class path of the tests.
  private static final List<String> NEEDED =
      List.of("taskexec", "commons-exec", "jspecify", "classes");

  private final Path folder;
  private final boolean asNobody;
  private List<String> around = List.of();
  private Optional<String> permits = Optional.empty();
  private Optional<String> bound = Optional.empty();

  private OtherKit(Path folder, boolean asNobody) {
    this.folder = folder;
    this.asNobody = asNobody;
  }

  static OtherKit in(Path folder) {
    return new OtherKit(folder, false);
  }

  /// Run by an ordinary user, whom the folder then belongs to; by this one if it is no other.
  static OtherKit ofNobody(Path folder) throws IOException, InterruptedException {
    if (!isRoot()) {
      return in(folder);
    }
    run("chmod", "755", folder.getParent().toString(), folder.toString());
    giveToNobody(folder);
    return new OtherKit(folder, true);
  }

  /// The folder with all that is in it, where there is another user to give it to.
  static void giveToNobody(Path folder) throws IOException, InterruptedException {
    if (isRoot()) {
      run("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
    }
  }

  static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  OtherKit confined(boolean yes) {
    permits = yes ? Optional.of(MUCH) : Optional.empty();
    return this;
  }

  OtherKit permits(String... rules) {
    permits = Optional.of(String.join("\n", rules));
    return this;
  }

  /// In a place where a folder is mounted over another one.
  OtherKit mounted(Path folder, Path over) {
    around =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-ec",
            "mount --bind \"$0\" \"$1\"; shift; exec \"$@\"",
            folder.toString(),
            over.toString());
    return this;
  }

  OtherKit bound(Quantity quantity, long limit) {
    bound = Optional.of(quantity.name() + "=" + limit);
    return this;
  }

  /// For one more program.
  OtherKit again() throws IOException {
    Files.deleteIfExists(folder.resolve("stdout"));
    Files.deleteIfExists(folder.resolve("stderr"));
    return this;
  }

  String mark() {
    return folder.resolve("private").toString();
  }

  /// What it says: the facts of the start, and the outcome.
  List<String> perform(String... argv) throws IOException, InterruptedException {
    var process = start(argv);
    process.waitFor();
    return Files.readAllLines(folder.resolve("said"));
  }

  Process start(String... argv) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(permits.orElse(""), bound.orElse("")));
    words.addAll(List.of(argv));
    return start(OtherKit.class, words);
  }

  /// What another program than this one says, whose first word is the folder.
  List<String> run(Class<?> main, String... words) throws IOException, InterruptedException {
    var process = start(main, List.of(words));
    process.waitFor();
    return Files.readAllLines(folder.resolve("said"));
  }

  private Process start(Class<?> main, List<String> words)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(around);
    if (asNobody) {
      command.addAll(
          List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", asNobody ? copiedClassPath() : classPath()));
    command.addAll(List.of(main.getName(), folder.toString()));
    command.addAll(words);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// The tests' own may lie where nobody may look.
  private String copiedClassPath() throws IOException, InterruptedException {
    var copies = Files.createDirectories(folder.resolveSibling("class path"));
    var entries = new ArrayList<String>();
    for (var entry : classPath().split(":")) {
      if (NEEDED.stream().anyMatch(entry::contains)) {
        var copy = copies.resolve(Integer.toString(entries.size()));
        run("cp", "-r", entry, copy.toString());
        entries.add(copy.toString());
      }
    }
    run("chmod", "-R", "a+rX", copies.toString());
    return String.join(":", entries);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
  }

  /// @param words the folder, its permits or nothing, a bound or nothing, and the program
  public static void main(String[] words) throws IOException, EvidenceException {
    var folder = Path.of(words[0]);
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("TASK_EXEC_KIT_RUN_ID", "20261121_094313Z");
    environment.put("TASK_EXEC_KIT_TASK_ID", "TASK-001");
    environment.put("TASK_EXEC_KIT_ATTEMPT", "2");
    environment.put(Marked.VARIABLE, folder.resolve("private").toString());
    var stdout = Files.createFile(folder.resolve("stdout"));
    var stderr = Files.createFile(folder.resolve("stderr"));
    var context =
        new EffectContext(
            folder,
            environment,
            Optional.of(new OutputFiles(stdout, stderr)),
            Duration.ofMillis(200),
            System::nanoTime,
            bounds(words[2]),
            authority(words[1], folder),
            Redaction.NONE,
            facts -> System.out.println(facts.members().get("tree")));
    var argv = List.of(words).subList(3, words.length).toArray(String[]::new);
    System.out.println(new ProcessExec().perform(Bench.envelope(argv), context));
    System.out.print(Files.readString(stdout, StandardCharsets.ISO_8859_1));
    System.out.print(Files.readString(stderr, StandardCharsets.ISO_8859_1));
  }

  private static Authority authority(String permits, Path folder) {
    return switch (permits) {
      case "" -> new Authority.Unconfined();
      case MUCH -> Permitting.much(folder);
      default -> Permitting.of(folder, permits.split("\n"));
    };
  }

  private static Bounds bounds(String text) {
    if (text.isEmpty()) {
      return Bounds.of(Map.of());
    }
    var parts = text.split("=", 2);
    return Bounds.of(Quantity.valueOf(parts[0]), Long.parseLong(parts[1]));
  }
}
