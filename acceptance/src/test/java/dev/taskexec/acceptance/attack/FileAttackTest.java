package dev.taskexec.acceptance.attack;

import static dev.taskexec.acceptance.attack.Attack.effect;
import static dev.taskexec.acceptance.attack.Attack.script;

import java.util.List;

/// Attacks 1 to 13: files, by programs and by the kit's own effects.
class FileAttackTest extends Stronghold {
  private static final List<String> CAT = List.of("run:cat");
  private static final List<String> READ = List.of("read:@FAR/**");
  private static final List<String> WRITE = List.of("write:@FAR/**");
  private static final List<String> BOTH = List.of("read:@FAR/**", "write:@FAR/**");

  @Override
  List<Attack> attacks() {
    return List.of(
        script("1 out of the project by .., in a program", "cat @UP/secret.txt", CAT, READ),
        script("2 an absolute path, in a program", "cat @FAR/secret.txt", CAT, READ),
        script("3 a link made before, in a program", "cat @IN/link", CAT, READ),
        script(
            "3 a link made by the program itself",
            "ln -s @FAR/secret.txt @OUT/l\ncat @OUT/l",
            List.of("run:cat", "run:ln"),
            READ),
        script(
            "3 a dangling link that is filled later",
            "ln -s @FAR/new.txt @OUT/l\necho @TOKEN >@OUT/l\ncat @FAR/new.txt",
            List.of("run:cat", "run:ln"),
            BOTH),
        script("3 a link to a folder, in a program", "cat @IN/away/secret.txt", CAT, READ),
        script(
            "6 a hard link into the own folder",
            "ln @FAR/secret.txt @OUT/h\ncat @OUT/h",
            List.of("run:cat", "run:ln"),
            BOTH),
        script("7 /proc/self/root", "cat /proc/self/root@FAR/secret.txt", CAT, READ),
        script("7 /proc/self/cwd", "cd @FAR\ncat /proc/self/cwd/secret.txt", CAT, READ),
        script("7 /dev/fd", "exec 7<@FAR/secret.txt\ncat /dev/fd/7", CAT, READ),
        script("10 truncating", ": >@FAR/secret.txt", List.of(), WRITE),
        script("10 appending", "echo more >>@FAR/secret.txt", List.of(), WRITE),
        script("10 renaming over", "mv @OUT/mine.txt @FAR/secret.txt", List.of("run:mv"), WRITE),
        script("10 deleting", "rm @FAR/secret.txt", List.of("run:rm"), WRITE),
        script(
            "10 making a pipe",
            "rm @FAR/secret.txt\nmkfifo @FAR/secret.txt",
            List.of("run:rm", "run:mkfifo"),
            WRITE),
        effect("1 out of the project by .., in the kit", read("@UP/secret.txt"), READ),
        effect("2 an absolute path, in the kit", read("@FAR/secret.txt"), READ),
        effect("3 a link made before, in the kit", read("@IN/link"), READ),
        effect("3 a link to a folder, in the kit", read("@IN/away/secret.txt"), READ),
        effect(
            "10 writing, in the kit",
            "{\"effect\": \"file.write\", \"v\": 1, \"args\": {\"path\": \"@FAR/secret.txt\","
                + " \"content\": \"mine\"}}",
            WRITE),
        effect(
            "10 deleting, in the kit",
            "{\"effect\": \"file.delete\", \"v\": 1, \"args\": {\"path\": \"@FAR/secret.txt\"}}",
            WRITE));
  }

  private static String read(String path) {
    return "{\"effect\": \"file.read\", \"v\": 1, \"args\": {\"path\": \"%s\"}}".formatted(path);
  }
}
