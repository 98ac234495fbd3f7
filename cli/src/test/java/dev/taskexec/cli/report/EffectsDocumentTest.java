package dev.taskexec.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.KnownEffect;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.planner.PlanRequest;
import dev.taskexec.planner.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/EFFECTS.md` and `schemas/effects` say what the code says. To write them anew after a
/// change that is meant, run with `-Dkit.golden=rewrite` and read the difference.
class EffectsDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("kit.root"));
  private static final Path DOCUMENT = ROOT.resolve("docs/EFFECTS.md");
  private static final Path SCHEMAS = ROOT.resolve("schemas/effects");

  @TempDir Path folder;

  static List<Effect> effects() {
    return ServiceLoader.load(Effect.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Effect::name))
        .toList();
  }

  @Test
  void the_document_is_what_the_effects_say() throws IOException {
    var text = EffectsDocument.text(effects());
    if (isRewriting()) {
      Files.writeString(DOCUMENT, text);
    }

    assertThat(DOCUMENT).hasContent(text);
  }

  @ParameterizedTest
  @MethodSource("effects")
  void the_schema_is_what_the_effect_says(Effect effect) throws IOException {
    var file = SCHEMAS.resolve(name(effect));
    if (isRewriting()) {
      Files.createDirectories(SCHEMAS);
      Files.writeString(file, EffectsDocument.schema(effect));
    }

    assertThat(file).hasContent(EffectsDocument.schema(effect));
  }

  @Test
  void there_is_a_schema_of_nothing_else() throws IOException {
    try (var files = Files.list(SCHEMAS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              effects().stream().map(EffectsDocumentTest::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("effects")
  void each_argument_is_described(Effect effect) {
    assertThat(undescribed(effect.description().arguments(), effect.name())).isEmpty();
    assertThat(effect.description().summary()).endsWith(".");
    assertThat(effect.description().idempotence()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("effects")
  void each_example_can_be_planned(Effect effect) throws IOException {
    for (var example : effect.description().examples()) {
      assertThat(planned(EffectsDocument.fence(effect, example), effect)).isEmpty();
    }
  }

  private List<Diagnostic> planned(String fence, Effect effect) throws IOException {
    var sot =
        Files.writeString(
            folder.resolve("sot.md"),
            """
            ---
            task-exec-kit: 1
            permits: unconfined
            ---
            # Execution Queue
            1. **Queue A — Work**
               - Tasks: `TASK-001`

            ## `TASK-001` Try it
            """
                + fence);
    return Planner.compile(
            new PlanRequest(
                sot,
                Optional.empty(),
                folder,
                "2026-01-01T00:00:00Z",
                "task-exec-kit 0",
                List.of("noop", "shell", "effect"),
                false,
                new LinkedHashMap<>(),
                Optional.empty(),
                List.of(KnownEffect.of(effect))))
        .diagnostics();
  }

  private static List<String> undescribed(JsonValue schema, String path) {
    var found = new ArrayList<String>();
    if (schema instanceof Obj(var members)
        && members.get("properties") instanceof Obj(var properties)) {
      properties.forEach(
          (name, property) -> {
            if (!(property instanceof Obj(var own)) || !own.containsKey("description")) {
              found.add(path + "." + name);
            }
            found.addAll(undescribed(property, path + "." + name));
          });
    }
    return found;
  }

  private static boolean isRewriting() {
    return "rewrite".equals(System.getProperty("kit.golden"));
  }

  private static String name(Effect effect) {
    return "%s.v%d.schema.json".formatted(effect.name(), effect.version());
  }
}
