package dev.taskexec.kernel.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Instance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitOfficeTest {
  private static final Path KEYS = Path.of("/no/such/keys");
  private static final OwnFiles OWN =
      new OwnFiles(
          List.of(TestingPermits.ROOT.resolve("plan.json")),
          List.of(TestingPermits.ROOT.resolve("config")),
          Optional.of(KEYS));

  private final RuleSource source =
      new RuleSource() {
        @Override
        public Optional<String> ofRule(Instance task, PermitRule rule) {
          return Optional.of("sot.md:" + rule.toString().length());
        }

        @Override
        public Optional<String> ofPermits(Instance task) {
          return Optional.of("sot.md:9");
        }
      };

  @Test
  void what_is_permitted_and_not_denied_may_be_done() {
    var permits = TestingPermits.of("effect:file.*", "write:out/**", "!write:out/keep/**");

    assertThat(refusal(permits, ask("file.write"), "write:/no/such/root/out/a")).isEmpty();
  }

  @Test
  void what_is_missing_is_told_with_its_place_and_the_line_to_write() {
    var some = TestingPermits.of("effect:*");
    some.source = source;
    var none = TestingPermits.of();

    assertThat(refusal(some, ask("file.write"), "write:/no/such/root/out/a.txt"))
        .contains(
            new Refusal(
                "no permit `write:out/a.txt`",
                Optional.of("sot.md:9"),
                "add `write:out/a.txt` to its `- Permits:`"));
    assertThat(refusal(none, ask("file.write")))
        .contains(
            new Refusal(
                "no permit `effect:file.write`",
                Optional.empty(),
                "add the line ``- Permits: `effect:file.write` `` to its card"));
  }

  @Test
  void what_an_invariant_of_the_plan_looks_at_needs_no_effect_but_its_read() {
    var permits = TestingPermits.of("read:out/**");
    permits.effects.add(
        new EffectEnvelope(
            "file.write",
            1,
            Obj.EMPTY,
            List.of("after: exists out/a.txt"),
            Optional.empty(),
            Budget.NONE,
            Optional.empty()));
    var look = look("out/a.txt");
    var other = look("out/b.txt");

    assertThat(refusal(permits, look, "read:/no/such/root/out/a.txt")).isEmpty();
    assertThat(refusal(permits, look, "read:/no/such/root/far/a.txt")).isPresent();
    assertThat(refusal(permits, other, "read:/no/such/root/out/b.txt")).isPresent();
  }

  private static EffectEnvelope look(String path) {
    return EffectEnvelope.of("file.digest", 1, Obj.builder().put("path", path).build());
  }

  @Test
  void a_denial_wins_and_is_told_as_it_is_written() {
    var permits = TestingPermits.of("effect:*", "read:**", "!read:secret/**");
    permits.source = source;

    assertThat(refusal(permits, ask("file.read"), "read:/no/such/root/secret/key"))
        .contains(
            new Refusal(
                "`!read:secret/**` denies `read:secret/key`",
                Optional.of("sot.md:15"),
                "a denial always wins; take it out, or do without"));
  }

  @Test
  void denials_of_the_run_add_to_those_of_the_plan() {
    var permits =
        TestingPermits.of("effect:*", "net:*", "!net:private.example").denying("!net:*:80");

    assertThat(refusal(permits, ask("http.request"), "net:repo.example:443")).isEmpty();
    assertThat(refusal(permits, ask("http.request"), "net:private.example:443")).isPresent();
    assertThat(refusal(permits, ask("http.request"), "net:repo.example:80"))
        .get()
        .extracting(Refusal::where)
        .isEqualTo(Optional.of("--deny"));
  }

  @Test
  void what_the_plan_names_needs_no_permit_to_be_asked_for() {
    var permits = TestingPermits.of("!effect:mail.*", "write:out/**").runs("make", "all");
    permits.effects.add(ask("file.write"));
    permits.effects.add(ask("mail.send"));
    var made = EffectEnvelope.of("file.write", 1, Obj.builder().put("path", "x").build());

    assertThat(refusal(permits, ask("file.write"), "write:/no/such/root/out/a")).isEmpty();
    assertThat(refusal(permits, exec("make", "all"), "run:make")).isEmpty();
    assertThat(refusal(permits, made, "write:/no/such/root/out/a")).isPresent();
    assertThat(refusal(permits, exec("make", "clean"), "run:make")).isPresent();
    assertThat(refusal(permits, ask("mail.send"))).isPresent();
  }

  @Test
  void the_authority_holds_all_that_binds() {
    var permits = TestingPermits.of("read:src/**", "run:git").denying("!env:CI").runs("./make");
    permits.own = OWN;
    var office = permits.office();

    var ruling =
        office.ruling(
            permits.holder(office),
            exec("./make"),
            List.of(PermitRule.parse("run:/no/such/root/make")));

    assertThat(((Authority.Confined) ((Ruling.Allowed) ruling).authority()).permits().rules())
        .map(PermitRule::toString)
        .containsExactlyInAnyOrder(
            "read:/no/such/root/src/**",
            "run:git",
            "!env:CI",
            "run:/no/such/root/make",
            "!read:/no/such/root/runs/**",
            "!write:/no/such/root/runs/**",
            "!write:/no/such/root/config/**",
            "!write:/no/such/root/plan.json",
            "!read:/no/such/keys/**",
            "!write:/no/such/keys/**");
  }

  @ParameterizedTest
  @CsvSource({
    "read:/no/such/root/runs/x/ledger.jsonl, false",
    "read:/no/such/root/runs/**,             false",
    "write:/no/such/root/runs/x/tmp/B/a,     false",
    "write:/no/such/root/runs/x/tmp/A/a,     true",
    "read:/no/such/root/runs/x/tmp/A/**,     true",
    "read:/no/such/root/plan.json,           true",
    "read:/no/such/root/**,                  true",
    "read:/no/such/keys/key,                 false",
  })
  void the_runs_and_keys_are_taken_out_and_the_own_temporary_folder_is_not(
      String request, boolean may) {
    var permits = TestingPermits.of("effect:*", "read:**");
    permits.own = OWN;

    assertThat(refusal(permits, ask("file.any"), request).isEmpty()).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "write:**",
    "write:plan.json",
    "write:runs/notes/**",
    "write:config/**",
    "write:/no/**",
    "read:/no/such/keys/**",
    "read:/**",
  })
  void nothing_is_done_under_a_permit_that_no_task_may_have(String rule) {
    var permits = TestingPermits.of("effect:*", rule);
    permits.own = OWN;

    assertThat(refusal(permits, ask("file.any")))
        .get()
        .extracting(Refusal::rule)
        .asString()
        .contains("`" + rule + "` reaches", "which the kit keeps for itself");
  }

  @Test
  void an_envelope_narrows_its_task_and_never_widens_it() {
    var permits = TestingPermits.of("effect:*", "read:src/**");
    var narrowed = narrowed("file.read", "effect:*", "read:src/a/**", "read:docs/**");

    assertThat(refusal(permits, narrowed, "read:/no/such/root/src/a/b")).isEmpty();
    assertThat(refusal(permits, narrowed, "read:/no/such/root/docs/b")).isPresent();
    assertThat(refusal(permits, narrowed, "read:/no/such/root/src/b"))
        .get()
        .extracting(Refusal::remedy)
        .isEqualTo("add `read:src/b` to the `permit` of the envelope");
  }

  @Test
  void an_envelope_of_an_unconfined_task_may_confine_itself() {
    var permits = TestingPermits.unconfined();
    var narrowed = narrowed("file.read", "effect:*", "read:src/**");

    assertThat(permits.office().isFree(permits.task(), narrowed)).isFalse();
    assertThat(refusal(permits, narrowed, "read:/no/such/root/src/b")).isEmpty();
    assertThat(refusal(permits, narrowed, "read:/etc/passwd")).isPresent();
  }

  @Test
  void an_unconfined_task_is_free_unless_something_is_denied() {
    var free = TestingPermits.unconfined();
    var denied = TestingPermits.unconfined().denying("!write:docs/**");

    assertThat(free.office().isFree(free.task(), ask("file.write"))).isTrue();
    assertThat(denied.office().isFree(denied.task(), ask("file.write"))).isFalse();
    assertThat(refusal(denied, ask("file.write"), "write:/no/such/root/docs/a")).isPresent();
    assertThat(refusal(denied, ask("file.write"), "write:/elsewhere/a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "!write:docs/**, false",
    "!net:*,         false",
    "!run:curl,      false",
    "!env:TOKEN,     true",
    "!effect:mail.*, true",
  })
  void programs_of_an_unconfined_task_run_only_where_the_denials_can_be_kept(
      String denial, boolean may) {
    var permits = TestingPermits.unconfined().denying(denial).runs("make");
    var anyway = TestingPermits.unconfined().denying(denial).runs("make");
    anyway.strictness = Strictness.WAIVED;

    assertThat(refusal(permits, exec("make"), "run:make").isEmpty()).isEqualTo(may);
    assertThat(refusal(anyway, exec("make"), "run:make")).isEmpty();
  }

  @Test
  void a_program_that_is_denied_by_its_name_does_not_start_whoever_waives_the_sandbox() {
    var permits = TestingPermits.unconfined().denying("!run:make").runs("make");
    permits.strictness = Strictness.WAIVED;

    assertThat(refusal(permits, exec("make"), "run:make")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "none,        ,            USUAL,    false",
    "none,        ,            REQUIRED, false",
    "none,        ,            WAIVED,   true",
    "landlock,    ,            REQUIRED, true",
    "landlock,    landlock,    USUAL,    true",
    "landlock,    landlock+ns, USUAL,    false",
    "landlock+ns, landlock,    USUAL,    true",
    "landlock,    chroot,      USUAL,    false",
    "unheard,     ,            USUAL,    false",
  })
  void programs_are_refused_where_they_cannot_be_confined(
      String tier, String wanted, Strictness strictness, boolean may) {
    var permits = TestingPermits.of("effect:*").runs("make");
    permits.tier = tier;
    permits.sandbox = Optional.ofNullable(wanted);
    permits.strictness = strictness;

    assertThat(refusal(permits, exec("make"), "run:make").isEmpty()).isEqualTo(may);
    assertThat(refusal(permits, ask("file.any"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "write:out/keep/**, false",
    "read:out/secret,   false",
    "write:out/**,      true",
    "read:src/secret,   true",
  })
  void a_denial_of_the_run_below_what_programs_may_write_is_refused(String denial, boolean may) {
    var permits = TestingPermits.of("write:out/**", "read:src/**").denying("!" + denial);
    permits.commands.add(dev.taskexec.abi.plan.Command.of("make"));

    assertThat(refusal(permits, exec("make"), "run:make").isEmpty()).isEqualTo(may);
  }

  @Test
  void a_permit_ends_with_its_attempt_and_with_its_time() {
    var permits = TestingPermits.of("effect:*");
    permits.timeoutMs = OptionalLong.of(1000);
    var office = permits.office();
    var ended = permits.holder(office);
    var late = permits.holder(office);

    ended.permit().end(PermitEnd.SPENT);
    assertThat(office.ruling(ended, ask("file.any"), List.of())).isInstanceOf(Ruling.Refused.class);
    assertThat(office.ruling(late, ask("file.any"), List.of())).isInstanceOf(Ruling.Allowed.class);
    permits.now = TestingPermits.NOW.plusMillis(1000);
    assertThat(office.ruling(late, ask("file.any"), List.of())).isInstanceOf(Ruling.Refused.class);
  }

  @Test
  void a_refusal_of_an_effect_is_placed_by_the_rule_that_it_names() {
    var permits = TestingPermits.of("effect:*", "!read:secret/**").denying("!net:*");
    permits.source = source;
    var office = permits.office();
    var charter = permits.holder(office).charter();

    assertThat(office.where(charter, "`x` leads to what `!read:secret/**` denies"))
        .contains("sot.md:15");
    assertThat(office.where(charter, "`!net:*` denies it")).contains("--deny");
    assertThat(office.where(charter, "no rule is named")).isEmpty();
  }

  private static Optional<Refusal> refusal(
      TestingPermits permits, EffectEnvelope envelope, String... requests) {
    var office = permits.office();
    var asked = Stream.of(requests).map(PermitRule::parse).toList();
    return switch (office.ruling(permits.holder(office), envelope, asked)) {
      case Ruling.Allowed _ -> Optional.empty();
      case Ruling.Refused(var refusal) -> Optional.of(refusal);
    };
  }

  private static EffectEnvelope ask(String effect) {
    return EffectEnvelope.of(effect, 1, Obj.EMPTY);
  }

  private static EffectEnvelope exec(String... argv) {
    return EffectEnvelope.of(
        "process.exec", 1, Obj.builder().putStrings("argv", Arrays.asList(argv)).build());
  }

  private static EffectEnvelope narrowed(String effect, String... rules) {
    return new EffectEnvelope(
        effect,
        1,
        Obj.EMPTY,
        List.of(),
        Optional.empty(),
        Budget.NONE,
        Optional.of(Stream.of(rules).map(PermitRule::parse).toList()));
  }
}
