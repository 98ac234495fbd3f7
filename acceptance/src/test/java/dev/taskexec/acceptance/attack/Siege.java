package dev.taskexec.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Ran;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Many attacks in one run of the real kit, each once with its own permits and once, as a control,
/// with more: every task has folders and a token that nobody else has.
final class Siege {
  private static final int FIRST = 100;
  private static final List<String> USUAL = List.of("read:@IN/**", "read:@OUT/**", "write:@OUT/**");

  private final Path base;
  private final List<Attack> attacks;
  private Ran ran;

  private Siege(Path base, List<Attack> attacks) {
    this.base = base;
    this.attacks = attacks;
  }

  /// Lays everything out below a folder and writes the source of truth.
  static Siege prepare(Path base, List<Attack> attacks) {
    var siege = new Siege(base, List.copyOf(attacks));
    siege.layOut();
    return siege;
  }

  /// What a task of that number is after.
  static String token(int number) {
    return "token-%d-of-nobody-else".formatted(number);
  }

  Path project() {
    return base.resolve("project");
  }

  /// Runs everything, whatever comes of it.
  Siege run(Kit kit, String... options) {
    var words = new ArrayList<>(List.of("run", "--sot", "sot.md", "--quiet"));
    words.addAll(List.of(options));
    ran = kit.run(words.toArray(String[]::new));
    return this;
  }

  Ran ran() {
    return ran;
  }

  RunFolder folder() {
    assertThat(project().resolve("runs")).as("runs after %s", ran).isDirectory();
    return RunFolder.onlyOne(project().resolve("runs"));
  }

  /// What became of an attack with its own permits.
  Task attacked(Attack attack) {
    return new Task(FIRST + 2 * attacks.indexOf(attack));
  }

  /// What became of the same with more permits.
  Task controlled(Attack attack) {
    return new Task(FIRST + 2 * attacks.indexOf(attack) + 1);
  }

  final class Task {
    private final int number;

    private Task(int number) {
      this.number = number;
    }

    String id() {
      return "TASK-" + number;
    }

    JsonNode result() {
      return folder().results().stream()
          .filter(result -> result.get("task").asString().equals(id()))
          .findFirst()
          .orElseThrow();
    }

    String outcome() {
      return result().get("status").asString();
    }

    String reason() {
      return result().path("reason").asString("");
    }

    /// Whether the token was printed or stands in the task's own folder, or the file outside is no
    /// longer what it was.
    boolean reachedItsGoal() {
      return logs().contains(token())
          || contains(out(), token())
          || !secret().equals(token() + "\n");
    }

    String logs() {
      try (var logs = Files.list(folder().path().resolve("logs"))) {
        return logs.filter(log -> log.getFileName().toString().startsWith(id() + "_"))
            .map(Siege::text)
            .collect(Collectors.joining());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String token() {
      return Siege.token(number);
    }

    private Path in() {
      return project().resolve("w/%d/in".formatted(number));
    }

    private Path out() {
      return project().resolve("w/%d/out".formatted(number));
    }

    private Path far() {
      return base.resolve("far/%d".formatted(number));
    }

    private String secret() {
      var file = far().resolve("secret.txt");
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? text(file) : "gone";
    }

    private void layOut() {
      Sot.file(far().resolve("secret.txt"), token() + "\n");
      Sot.file(in().resolve("data.txt"), "harmless\n");
      Sot.file(in().resolve("names/" + token()), "");
      Sot.file(out().resolve("mine.txt"), "mine\n");
      program(out().resolve("x"), "#!/bin/sh\necho harmless\n");
      program(out().resolve("ls"), "#!/bin/sh\necho harmless\n");
      program(in().resolve("chain"), "#!/usr/bin/cat\n" + token() + "\n");
      try {
        Files.createSymbolicLink(in().resolve("link"), far().resolve("secret.txt"));
        Files.createSymbolicLink(in().resolve("away"), far());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String filled(String text) {
      return text.replace("@IN", "w/%d/in".formatted(number))
          .replace("@OUT", "w/%d/out".formatted(number))
          .replace("@UP", "../far/" + number)
          .replace("@FAR", far().toString())
          .replace("@NUMBER", Integer.toString(number))
          .replace("@TOKEN", token().replace("-of-", "-o\"\"f-"));
    }

    private String card(String name, List<String> permits, String body) {
      var rules =
          Stream.concat(USUAL.stream(), permits.stream())
              .map(rule -> "`" + filled(rule) + "`")
              .collect(Collectors.joining(", "));
      return "### `%s` %s\n\n- Permits: %s\n- On failure: continue\n\n%s\n"
          .formatted(id(), name, rules, filled(body));
    }
  }

  private static void program(Path file, String text) {
    if (!Sot.file(file, text).toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot be made a program: " + file);
    }
  }

  private void layOut() {
    var cards = new StringBuilder();
    var ids = new ArrayList<String>();
    for (var attack : attacks) {
      var more = new ArrayList<>(attack.permits());
      more.addAll(attack.control());
      for (var task : List.of(attacked(attack), controlled(attack))) {
        task.layOut();
        ids.add("`" + task.id() + "`");
      }
      cards.append(attacked(attack).card("Attack", attack.permits(), attack.body()));
      cards.append(controlled(attack).card("Control", more, attack.body()));
    }
    Sot.write(
        Sot.file(project().resolve("kept.txt"), "").getParent(),
        """
        ---
        task-exec-kit: 1
        ---
        # Attacks

        ## Execution Queue

        1. **Queue A — Attacks**
           - Tasks: %s

        %s"""
            .formatted(String.join(", ", ids), cards));
  }

  private static boolean contains(Path folder, String token) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .anyMatch(file -> text(file).contains(token));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
