package dev.taskexec.effects.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// What hostile tasks do to reach what their permits do not say, as shell scripts. One that gets
/// through prints [#SECRET].
///
/// In a script and a rule `@` is the folder outside of the root. The numbers are those of the
/// project's list of attacks.
enum PermitAttack {
  /// 1
  DOTS("cat in/../../outside/secret", "read:@/secret"),
  /// 2
  ABSOLUTE_PATH("cat @/secret", "read:@/**"),
  /// 3
  LINK_MADE_BEFORE("cat in/link", "read:@/secret"),
  LINK_MADE_BY_THE_CHILD("ln -s @/secret out/link; cat out/link", "read:@/secret"),
  LINK_TO_A_FOLDER("ln -s @ out/linked; cat out/linked/secret", "read:@/**"),
  LINK_FILLED_LATER(
      "ln -s @/later out/later; echo x >out/later && echo SECRET", "read:@/**", "write:@/**"),
  /// 6
  HARD_LINK_BY_THE_CHILD("ln @/secret out/hard; cat out/hard", "read:@/**", "write:@/**"),
  RENAMED_INTO_THE_FOLDER("mv @/moved out/moved; cat out/moved", "read:@/**", "write:@/**"),
  /// 7
  PROC_ROOT("cat /proc/self/root@/secret", "read:@/secret"),
  PROC_CWD("cat /proc/self/cwd/../outside/secret", "read:@/secret"),
  PROC_DESCRIPTOR("cd out; exec 5<. ; cat /proc/self/fd/5/../../outside/secret", "read:@/secret"),
  DEV_FD("exec 5<@/secret; cat /dev/fd/5", "read:@/secret"),
  /// 10
  TRUNCATED("truncate -s 0 @/changed && echo SECRET", "write:@/changed"),
  OVERWRITTEN("echo x >@/changed && echo SECRET", "write:@/changed"),
  RENAMED_OVER("echo x >out/new; mv -f out/new @/changed && echo SECRET", "write:@/**"),
  DELETED("rm -f @/changed && echo SECRET", "write:@/**"),
  CREATED("echo x >@/new && echo SECRET", "write:@/**"),
  FOLDER_MADE("mkdir @/folder && echo SECRET", "write:@/**"),
  PIPE_MADE("mkfifo @/pipe && echo SECRET", "write:@/**"),
  /// 12
  NAME_WITH_LINE_END("cat '@/two\nlines'", "read:@/**"),
  /// 14
  DENIED_PROGRAM("tac in/data", "run:tac"),
  /// 15
  LOADER_WITH_A_DENIED_PROGRAM(
      """
      for ld in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do
        [ ! -e $ld ] || $ld /usr/bin/tac in/data
      done""",
      "read:/usr/bin/tac"),
  /// 16
  COPIED_PROGRAM("cp /usr/bin/cat out/tool; out/tool in/data", "run:out/tool"),
  /// 18
  PROGRAM_PUT_INTO_THE_PATH("PATH=out:$PATH; tac in/data", "run:tac"),
  /// 20
  SCRIPT_OF_A_DENIED_INTERPRETER("in/script", "run:tac"),
  /// 22
  PRELOADED_LIBRARY(
      "LD_PRELOAD=@/secret cat in/none 2>out/said; grep -q 'file too short' out/said && echo SECRET",
      "read:@/secret");

  static final String SECRET = "SECRET";

  /// What they may do.
  private static final List<String> RULES =
      List.of(
          "read:in/**",
          "read:out/**",
          "write:out/**",
          "run:sh",
          "run:cat",
          "run:ln",
          "run:mv",
          "run:cp",
          "run:rm",
          "run:mkdir",
          "run:mkfifo",
          "run:truncate",
          "run:grep",
          "run:in/script");

  private final String script;
  private final List<String> enough;

  /// @param enough the permits with which it is no attack
  PermitAttack(String script, String... enough) {
    this.script = script;
    this.enough = List.of(enough);
  }

  /// Makes what they are after, and what they work with.
  ///
  /// @return the folder outside
  static Path prepare(Path root) throws IOException {
    var outside = Files.createDirectory(root.resolveSibling("outside"));
    for (var name : List.of("secret", "moved", "two\nlines")) {
      Files.writeString(outside.resolve(name), SECRET + "\n");
    }
    Files.writeString(outside.resolve("changed"), "as it was\n");
    var in = Files.createDirectory(root.resolve("in"));
    Files.writeString(in.resolve("data"), SECRET + "\n");
    Files.createSymbolicLink(in.resolve("link"), outside.resolve("secret"));
    executable(Files.writeString(in.resolve("script"), "#!/usr/bin/tac\nSECRET\n"));
    var out = Files.createDirectory(root.resolve("out"));
    executable(Files.copy(Path.of("/usr/bin/cat").toRealPath(), out.resolve("tool")));
    executable(Files.copy(Path.of("/usr/bin/cat").toRealPath(), out.resolve("tac")));
    return outside;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  String script(Path outside) {
    return script.replace("@", outside.toString());
  }

  static String[] rules() {
    return RULES.toArray(String[]::new);
  }

  String[] enoughRules(Path outside) {
    return Stream.concat(RULES.stream(), enough.stream())
        .map(rule -> rule.replace("@", outside.toString()))
        .toArray(String[]::new);
  }

  /// With which none of them is an attack.
  static String[] allRules(Path outside) {
    return Stream.of(values())
        .flatMap(attack -> Stream.of(attack.enoughRules(outside)))
        .distinct()
        .toArray(String[]::new);
  }

  /// All of them in one script, each behind a line with its name.
  static String allScripts(Path outside) {
    var all = new StringBuilder();
    for (var attack : values()) {
      all.append("echo == %s; (%s\n) 2>&1\n".formatted(attack, attack.script(outside)));
    }
    return all.toString();
  }
}
