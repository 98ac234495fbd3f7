package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effect.contract.EffectContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every effect on files must do besides: with both ways to open them.
@ParameterizedClass
@EnumSource(Way.class)
abstract class FileContract extends EffectContract {
  @Parameter Way way;

  private final Map<Path, String> given = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  abstract String name();

  @Override
  protected final Effect effect() {
    return way.effect(name());
  }

  /// A path that nothing has yet.
  final String unused() {
    return "unused-" + count.incrementAndGet();
  }

  /// A new file in the folder.
  final String file() {
    var path = "file-" + count.incrementAndGet();
    given.put(folder().resolve(path), "given\n");
    try {
      Files.writeString(folder().resolve(path), "given\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  /// Whether there is anything else than the files that were given.
  @Override
  protected final boolean hasBegun(Path folder) {
    try (var all = Files.walk(folder)) {
      var now = all.filter(path -> !path.equals(folder)).toList();
      return now.size() != given.size()
          || given.entrySet().stream().anyMatch(file -> !isAsGiven(file.getKey(), file.getValue()));
    } catch (IOException | UncheckedIOException e) {
      // It changes while it is looked at.
      return true;
    }
  }

  private static boolean isAsGiven(Path file, String content) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.readString(file).equals(content);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  protected final boolean prepareExamples(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("README.md"), "read me\n");
    Files.writeString(folder.resolve("src/A.java"), "class A {}\n");
    Files.writeString(folder.resolve("out/draft.txt"), "draft\n");
    return true;
  }

  @Override
  protected final List<Obj> wrong() {
    var wrong = new ArrayList<Obj>();
    wrong.add(Obj.EMPTY);
    wrong.add(Bench.args("path", "a", "no_such", true));
    for (var missing : required()) {
      wrong.add(
          Bench.args(
              required().stream()
                  .filter(argument -> !argument.equals(missing))
                  .flatMap(argument -> Stream.of(argument, "a"))
                  .toArray()));
    }
    for (var bad :
        List.of("", "a\0b", "a\nb", "\u202ea", "\ud800", "x".repeat(256), "a/".repeat(3000))) {
      wrong.add(withPath(JsonValue.of(bad)));
    }
    wrong.add(withPath(JsonValue.NULL));
    wrong.add(withPath(JsonValue.of(7)));
    wrong.addAll(alsoWrong());
    return wrong;
  }

  private List<String> required() {
    var names = (JsonValue.Arr) effect().description().arguments().members().get("required");
    return names.items().stream().map(name -> ((JsonValue.Str) name).value()).toList();
  }

  private Obj withPath(JsonValue bad) {
    return isAbout("from")
        ? Bench.args("from", bad, "to", "c")
        : isAbout("content") ? Bench.args("path", bad, "content", "d") : Bench.args("path", bad);
  }

  private boolean isAbout(String argument) {
    return effect().description().arguments().members().get("properties") instanceof Obj properties
        && properties.members().containsKey(argument);
  }

  abstract List<Obj> alsoWrong();

  @Test
  void a_confined_task_needs_just_the_permits_that_it_asks_for() throws Exception {
    var args = quick();

    var outcome = perform(args, context(confined(effect().requests(envelope(args), folder()))));

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
  }

  @Test
  void without_one_of_its_permits_a_confined_task_is_refused() throws Exception {
    var args = quick();
    var requests = effect().requests(envelope(args), folder());
    assertThat(requests).isNotEmpty();

    for (var missing : requests) {
      var rest = requests.stream().filter(each -> !each.equals(missing)).toList();
      var context = context(confined(rest));

      var outcome = perform(args, context);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              EffectOutcome.Refused.class,
              refused -> {
                assertThat(refused.rule()).contains("no permit for `" + missing.action().word());
                assertThat(refused.remedy()).startsWith("add the permit `");
              });
      assertThat(effect().foreseen(envelope(args), context))
          .contains((EffectOutcome.Refused) outcome);
      assertThat(hasBegun(folder())).isFalse();
    }
  }

  @Test
  void a_denial_of_one_of_them_wins() throws Exception {
    var args = quick();
    var requests = effect().requests(envelope(args), folder());

    for (var denied : requests) {
      var rules = new ArrayList<>(requests);
      rules.add(new PermitRule(true, denied.action(), denied.resource()));

      var outcome = perform(args, context(confined(rules)));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              EffectOutcome.Refused.class,
              refused -> assertThat(refused.rule()).startsWith("`!").contains("denies"));
      assertThat(hasBegun(folder())).isFalse();
    }
  }

  private Authority confined(List<PermitRule> rules) {
    return Bench.confined(folder(), Optional.empty(), rules);
  }
}
