package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.cli.session.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Envelopes from the source to the record: the kit's own agents and kernel, and effects that touch
/// nothing.
class EnvelopesTest {
  @TempDir Path folder;

  private final List<String> performed = Collections.synchronizedList(new ArrayList<>());
  private boolean isThere;

  @Test
  void envelopes_are_performed_in_order_and_told_in_a_note() throws Exception {
    var ran =
        run(
            """
            - {effect: file.write, args: {path: a}}
            - {effect: file.write, args: {path: b}}
            """);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(performed)
        .containsExactly("file.write {\"path\":\"a\"}", "file.write {\"path\":\"b\"}");
    assertThat(note()).contains("\"planned\": 2", "\"n\": 2", "\"outcome\": \"ok\"");
  }

  @Test
  void the_budget_of_an_envelope_binds_its_effect_and_no_other() {
    var ran =
        run(
            """
            - {effect: file.write, args: {path: a}, budget: {io: 1}}
            - {effect: file.write, args: {path: b}, budget: {io: 0}}
            - {effect: file.write, args: {path: c}}
            """);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("effect 2 of 3 (file.write)");
    assertThat(performed).containsExactly("file.write {\"path\":\"a\"}");
  }

  @Test
  void a_key_counts_in_the_whole_task_and_costs_once() {
    var ran =
        run(
            """
            - {effect: file.write, args: {path: a}, idempotence_key: k}
            - {effect: file.write, args: {path: a}, idempotence_key: k}
            """,
            "- Task budget: io 1");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(performed).containsExactly("file.write {\"path\":\"a\"}");
  }

  @Test
  void the_same_key_for_something_else_is_an_error_that_names_both() {
    var ran =
        run(
            """
            - {effect: file.write, args: {path: a}, idempotence_key: k}
            - {effect: file.write, args: {path: b}, idempotence_key: k}
            """);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("the key `k` stands for `file.write` v1");
    assertThat(performed).hasSize(1);
  }

  @Test
  void a_broken_invariant_keeps_the_effect_from_being_performed() {
    var ran = run("- {effect: file.write, args: {path: a}, invariants: ['before: exists seed']}");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("`before: exists seed` does not hold before it: nothing is there");
    assertThat(performed).containsExactly("file.digest {\"path\":\"seed\"}");
  }

  @Test
  void an_invariant_that_holds_lets_it_be_performed() {
    isThere = true;

    var ran = run("- {effect: file.write, args: {path: a}, invariants: ['exists seed']}");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(performed).hasSize(3);
  }

  @Test
  void arguments_that_do_not_fit_are_found_by_plan() {
    var ran = run("- {effect: file.write, args: {pth: a}}");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("error[SOT062]", "did you mean \"path\"?");
    assertThat(performed).isEmpty();
  }

  private TestingKit.Ran run(String envelopes, String... attributes) {
    var sot =
        """
        ---
        task-exec-kit: 1
        permits: unconfined
        ---
        # Execution Queue
        1. **Queue A — Work**
           %s
           - Tasks: `TASK-001`

        ## `TASK-001` Do it
        ```yaml effect
        %s
        ```
        """
            .formatted(String.join("\n   ", attributes), envelopes.strip());
    return new TestingKit(folder)
        .providers(new OwnAgents())
        .file("sot.md", sot)
        .run("run", "--sot", "~/sot.md");
  }

  private String note() throws IOException {
    try (var files = Files.walk(folder.resolve("runs"))) {
      var note =
          files
              .filter(file -> file.getFileName().toString().matches("TASK-001.*_effects_.*\\.txt"))
              .findFirst()
              .orElseThrow();
      return Files.readString(note);
    }
  }

  private final class OwnAgents implements Providers {
    @Override
    public List<Agent> agents() {
      return ServiceLoader.load(Agent.class).stream().map(ServiceLoader.Provider::get).toList();
    }

    @Override
    public List<Effect> effects() {
      return List.of(new Noting("file.digest"), new Noting("file.write"));
    }
  }

  /// Does nothing and notes that it was asked for.
  private final class Noting implements Effect {
    private final String name;

    private Noting(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EffectDescription description() {
      var path = Obj.builder().put("type", "string").build();
      return new EffectDescription(
          "Notes.",
          Obj.builder()
              .put("type", "object")
              .put("properties", Obj.builder().put("path", path).build())
              .put("additionalProperties", false)
              .build(),
          List.of(),
          List.of(),
          "Nothing.",
          List.of(Obj.EMPTY));
    }

    @Override
    public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
        throws EvidenceException {
      performed.add(name + " " + CanonicalJson.text(envelope.args()));
      if (name.equals("file.digest") && !isThere) {
        return new EffectOutcome.Failed("`seed` does not exist", false);
      }
      context.witness().begins(Obj.EMPTY);
      return new EffectOutcome.Done(Obj.EMPTY, Usage.NONE);
    }
  }
}
