package dev.taskexec.planner.render;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.legacy.Layers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/// Makes plans that the extended grammar can say, the nastier the better: the same seed gives the
/// same plan.
final class RandomPlans {
  private static final List<String> TITLES =
      List.of(
          "Compile the service",
          "`code` and ``more`` code",
          "**bold** *it* __init__.py a_b _x_ ~~gone~~",
          "# not a heading #",
          "#### `TASK-001` not a card",
          "[ ] not a box [x] [link](http://x.example) ![p](q)",
          "| a | b | --- |",
          "<!-- not a comment --> <b>html</b> <script>",
          "a < b <c x > y <!-- open <? <a@b.c>",
          "` odd \\` [ ( * _ ~",
          "&amp; &copy; &#65; AT&T & co",
          "1. **Queue B — Not a queue**",
          "[1] - Needs: `TASK-001`",
          "Needs: nothing, Timeout: 5m",
          "C:\\new\\path \\* \\\\ end\\",
          "${version} $${x} $ 5",
          "zażółć gęślą 🚀 漢字 e\u0301 ‮rtl",
          "> quoted",
          "```sh rm -rf / ```",
          "\"double\" and 'single'",
          "{% raw %} {{ x }} @user #12 :tada: yes",
          "a --- b === c",
          "x".repeat(300));
  private static final List<String> WORDS =
      List.of(
          "mvn",
          "-q",
          "",
          " ",
          "a b",
          "it's",
          "say \"hi\"",
          "both ' and \"",
          "\\",
          "tail\\",
          "\\\"'",
          "#comment",
          "|",
          "&&",
          ">",
          "2>&1",
          "${version}",
          "$${x}",
          "$HOME",
          "```",
          "~~~",
          "<!-- x -->",
          "ż🚀",
          "\ttab\t",
          "a\u00a0b",
          "*",
          "--x=y",
          "\u2028",
          "`id`");
  private static final List<String> SCRIPTS =
      List.of(
          "mvn -q package",
          "echo one\necho two",
          "cat <<'X'\n```\n````\n~~~\nX",
          "# only a comment",
          "  indented\n\tand tabbed  ",
          "\n\nblank lines\n\nabove and below",
          "echo ${version} $${x}",
          "echo '<!-- no comment -->'",
          "1. **Queue Z — Not a queue**\n- Tasks: `TASK-999`\n## Execution Queue\n#### `TASK-998` No card",
          "- Timeout: 1s",
          "blank lines below\n\n",
          "echo zażółć 🚀\\\nnext");
  private static final List<List<String>> INVARIANTS =
      List.of(
          List.of(),
          List.of("exists \"two words\""),
          List.of("before: not exists ${x}", "after: matches a \"\\\\d+ `y`\"", "exit 0,3"));
  private static final List<String> ITEMS =
      List.of(
          "plain",
          "with blank",
          "with, comma",
          "a*b_c",
          "src/**",
          "`ticked`",
          "two `` ticks",
          "say \"hi\"",
          "back\\slash",
          "${x}",
          "$${y}",
          "a|b",
          "a\\|b",
          "<!-- c -->",
          "ż🚀",
          "#x",
          "name: value",
          "(any outcome)",
          "two\nlines",
          "unconfined",
          "[x]");
  private static final List<String> PERMITS =
      List.of(
          "read:src/**",
          "read:docs/*.md",
          "run:mvn",
          "net:repo.example:443",
          "net:*.example",
          "env:JAVA_HOME",
          "env:CI_*",
          "effect:file.write",
          "!net:evil.example",
          "!env:SECRET_*");

  /// Of a task, which must fit into those of its queue and plan.
  private static final List<Long> SMALL =
      List.of(1L, 10L, 1_000L, 1_024L, 1_500L, 86_400_000L, 1L << 30, 3L << 20);

  /// Of an effect, which must fit into that of its task.
  private static final List<Long> TINY = List.of(0L, 1L);

  private static final List<Long> LARGE = List.of(300_000_000_000L, 1L << 38, 1L << 37 | 1);

  private final Random random;
  private final List<TaskId> ids = new ArrayList<>();
  private final List<String> queueNames = new ArrayList<>();
  private final LinkedHashMap<String, String> params = new LinkedHashMap<>();
  private boolean confined;

  private RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  static ExecutionPlan of(long seed) {
    return new RandomPlans(seed).plan();
  }

  private ExecutionPlan plan() {
    confined = random.nextInt(4) > 0;
    if (random.nextBoolean()) {
      params.put("version", pick(List.of("1.4.2", "", "a b", "\"q\" \\ ${x}\ttwo", "ż🚀 # : yes")));
      params.put("a_1", "true");
    }
    var queues = new ArrayList<Queue>();
    var count = random.nextInt(5);
    for (var i = 0; i < count; i++) {
      queues.add(queue(i));
    }
    return new ExecutionPlan(
        "sot.md",
        "2026-11-21T09:43:13.162764Z",
        Optional.of("task-exec-kit 0.1.0"),
        Optional.empty(),
        ".",
        Grammar.EXTENDED,
        params,
        confined,
        maybe(() -> pick(List.of("landlock", "landlock+ns"))),
        random.nextInt(3) == 0 ? budget(LARGE) : Budget.NONE,
        new LinkedHashMap<>(),
        queues);
  }

  private Queue queue(int index) {
    var name =
        "Queue %c — %s %d"
            .formatted(
                'A' + random.nextInt(26),
                pick(
                    List.of(
                        "Build",
                        "Größe & “quotes” — second dash ✅",
                        "a, b `c` *d* <e> &amp;",
                        "x (any outcome)",
                        "${x} | y",
                        "**")),
                index);
    var needs = new ArrayList<Need>();
    for (var other : queueNames) {
      if (random.nextInt(4) == 0) {
        needs.add(new Need.OfQueue(other, random.nextBoolean()));
      }
    }
    if (!ids.isEmpty() && random.nextInt(4) == 0) {
      needs.add(new Need.OfTask(pick(ids), random.nextBoolean()));
    }
    var tasks = new ArrayList<Task>();
    var count = 1 + random.nextInt(4);
    for (var i = 0; i < count; i++) {
      tasks.add(task(name));
    }
    queueNames.add(name);
    return new Queue(
        name,
        needs,
        pick(List.of(Order.values())),
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(100)) : OptionalInt.empty(),
        random.nextInt(3) == 0
            ? Optional.of(
                new Rate(1 + random.nextInt(100), pick(List.of(1L, 1_000L, 60_000L, 90_500L))))
            : Optional.empty(),
        random.nextInt(3) == 0 ? budget(LARGE) : Budget.NONE,
        JsonValue.NULL,
        tasks);
  }

  private Task task(String queue) {
    var number = ids.size() + 1;
    var id =
        new TaskId(
            pick(
                List.of(
                    "TASK-%03d".formatted(number),
                    "T%d".formatted(number),
                    "api.build-%d".formatted(number),
                    "x_%d".formatted(number),
                    "TASK-%03d.b".formatted(number))));
    var needs = new ArrayList<Need>();
    for (var other : ids) {
      if (random.nextInt(5) == 0) {
        needs.add(new Need.OfTask(other, random.nextBoolean()));
      }
    }
    for (var other : queueNames) {
      if (random.nextInt(6) == 0) {
        needs.add(new Need.OfQueue(other, random.nextBoolean()));
      }
    }
    ids.add(id);
    var plain = random.nextInt(3) == 0;
    return new Task(
        id,
        random.nextInt(3) == 0 ? id.value() : pick(TITLES),
        Prefixes.isUsual(id.value()) ? Layers.of(id.value()) : "execution",
        queue,
        0,
        random.nextInt(4) == 0,
        plain ? Work.of("noop") : work(number),
        plain
            ? Dependencies.NONE
            : new Dependencies(
                needs, items(2), pick(List.of(OnFailure.STOP, OnFailure.STOP, OnFailure.CONTINUE))),
        plain ? terms(true) : terms(false),
        plain ? Artifacts.NONE : new Artifacts(paths("in/"), paths("out/" + number + "/")),
        plain ? List.of() : items(3),
        JsonValue.NULL);
  }

  private Work work(int number) {
    return switch (random.nextInt(4)) {
      case 0 -> new Work("effect", List.of(), OnFailure.STOP, effects());
      case 1, 2 -> new Work("shell", commands(), OnFailure.STOP, List.of());
      default -> Work.of(pick(List.of("noop", "noop", "shell")));
    };
  }

  private List<Command> commands() {
    var folder =
        Optional.of(random.nextBoolean() ? "." : pick(List.of("sub", "a b/c", "/", "x`y")));
    var env = new LinkedHashMap<String, String>();
    while (random.nextInt(3) == 0) {
      env.put("V" + random.nextInt(9), random.nextInt(4) == 0 ? "" : pick(ITEMS));
    }
    var commands = new ArrayList<Command>();
    do {
      var argv = new ArrayList<String>();
      switch (random.nextInt(3)) {
        case 0 -> argv.addAll(List.of("sh", "-euc", pick(SCRIPTS)));
        case 1 -> argv.addAll(List.of("bash", "-euo", "pipefail", "-c", pick(SCRIPTS)));
        default -> {
          argv.add(pick(List.of("mvn", "/bin/echo", "a b", "#x", "it's")));
          while (random.nextInt(3) > 0) {
            argv.add(pick(WORDS));
          }
        }
      }
      commands.add(new Command(argv, folder, env));
    } while (random.nextInt(3) > 0);
    return commands;
  }

  private List<EffectEnvelope> effects() {
    var effects = new ArrayList<EffectEnvelope>();
    do {
      effects.add(
          new EffectEnvelope(
              pick(List.of("file.write", "net.get")),
              1 + random.nextInt(2),
              JsonValue.Obj.builder()
                  .put("path", pick(ITEMS))
                  .put(
                      "deep",
                      new JsonValue.Arr(List.of(JsonValue.of(pick(SCRIPTS)), JsonValue.NULL)))
                  .put("${key}", random.nextInt(1000))
                  .put("real", new JsonValue.Real(0.5))
                  .put("truth", true)
                  .build(),
              pick(INVARIANTS),
              maybe(() -> pick(ITEMS)).filter(EffectEnvelope::isKey),
              random.nextBoolean() ? Budget.NONE : budget(TINY),
              maybe(() -> List.of(PermitRule.parse(pick(PERMITS))))));
    } while (random.nextInt(3) == 0);
    return effects;
  }

  private Terms terms(boolean plain) {
    var isConfined = plain ? confined : random.nextInt(3) > 0;
    var rules = new LinkedHashSet<PermitRule>();
    while (!plain && isConfined && (random.nextInt(3) > 0 || (!confined && rules.isEmpty()))) {
      rules.add(PermitRule.parse(pick(PERMITS)));
    }
    return new Terms(
        isConfined,
        List.copyOf(rules),
        plain || random.nextBoolean() ? Budget.NONE : budget(SMALL),
        plain ? Optional.empty() : maybe(this::retry),
        plain || random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(1 + random.nextInt(200_000_000)),
        !plain && random.nextInt(4) == 0);
  }

  private Retry retry() {
    var backoff = pick(List.of(0L, 1L, 100L, 1_000L, 90_000L));
    return new Retry(
        1 + random.nextInt(5),
        backoff,
        backoff + pick(List.of(0L, 29_000L, 1_234L)),
        pick(List.of(List.<Integer>of(), List.of(75), List.of(69, 75, 255))),
        pick(
            List.of(
                List.<Occasion>of(),
                List.<Occasion>of(),
                List.of(Occasion.TIMEOUT),
                List.of(Occasion.ERROR, Occasion.EXHAUSTED))));
  }

  private Budget budget(List<Long> limits) {
    var chosen = new EnumMap<Quantity, Long>(Quantity.class);
    for (var quantity : Quantity.values()) {
      if (random.nextInt(3) == 0) {
        chosen.put(quantity, pick(limits));
      }
    }
    return new Budget(chosen);
  }

  private List<String> items(int most) {
    var items = new LinkedHashSet<String>();
    for (var i = random.nextInt(most + 1); i > 0; i--) {
      items.add(pick(ITEMS));
    }
    return List.copyOf(items);
  }

  private List<String> paths(String folder) {
    return items(2).stream().map(item -> folder + item).toList();
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
