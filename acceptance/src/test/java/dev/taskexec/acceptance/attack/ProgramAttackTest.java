package dev.taskexec.acceptance.attack;

import static dev.taskexec.acceptance.attack.Attack.script;

import java.util.List;

/// Attacks 14 to 22: programs.
class ProgramAttackTest extends Stronghold {
  private static final List<String> LS = List.of("run:ls");

  /// Its folder `names` holds a file named by the token.
  private static final String LIST = "ls @IN/names";

  @Override
  List<Attack> attacks() {
    return List.of(
        script("14 a program without a permit", LIST, List.of(), LS),
        script("14 the same by its path", "/usr/bin/ls @IN/names", List.of(), LS),
        script(
            "15 the loader, run on a program",
            "for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do\n"
                + "  if [ -e \"$loader\" ]; then exec \"$loader\" /usr/bin/ls @IN/names; fi\n"
                + "done\nexit 3",
            List.of(),
            LS),
        script(
            "16 a program of its own in a folder that it may write",
            "printf '#!/bin/sh\\necho @TOKEN\\n' >@OUT/x\nchmod +x @OUT/x\n./@OUT/x",
            List.of("run:chmod"),
            List.of("run:./@OUT/x")),
        script(
            "18 a program of its own, first along PATH",
            "printf '#!/bin/sh\\necho @TOKEN\\n' >@OUT/ls\nchmod +x @OUT/ls\n"
                + "PATH=$PWD/@OUT:/nowhere\nls",
            List.of("run:chmod"),
            List.of("run:./@OUT/ls")),
        script(
            "20 an interpreter by way of a script",
            "./@IN/chain",
            List.of("run:./@IN/chain"),
            List.of("run:cat")));
  }
}
