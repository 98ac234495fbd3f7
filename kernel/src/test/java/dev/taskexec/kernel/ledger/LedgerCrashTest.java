package dev.taskexec.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every state of the disk that a crash can leave, at every point of a run and of its recovery.
class LedgerCrashTest {
  private static final int SEED = 4;
  private static final int EVERY_THIRD = 3;
  private static final int EVERY_SO_MANYTH = 397;
  private static final int SAMPLES = 3;

  @Test
  void what_was_written_survives_the_death_of_the_kit() throws EvidenceException {
    var run = ran(false);
    var store = run.store();
    var whole = TestingLedger.read(store).lines();
    var seen = 0;

    for (var done = 0; done <= store.operations().size(); done++) {
      for (var disk : Crashes.afterKill(store.first(), store.operations(), done)) {
        startsLike(whole, disk, run.small().promised(done, false));
        seen++;
      }
    }

    assertThat(seen).isGreaterThan(1_000);
  }

  @Test
  void what_was_forced_survives_the_death_of_the_machine() throws EvidenceException {
    var run = ran(false);
    var store = run.store();
    var whole = TestingLedger.read(store).lines();
    var seen = 0;

    for (var done = 0; done <= store.operations().size(); done++) {
      for (var disk : Crashes.afterPowerLoss(store.first(), store.operations(), done)) {
        startsLike(whole, disk, run.small().promised(done, true));
        seen++;
      }
    }

    assertThat(seen).isGreaterThan(5_000);
  }

  @Test
  void no_effect_has_begun_without_a_durable_intent() throws EvidenceException {
    assertThat(effectsWithoutIntent(ran(false))).isEmpty();
  }

  @Test
  void an_effect_that_does_not_wait_for_its_intent_is_seen() throws EvidenceException {
    assertThat(effectsWithoutIntent(ran(true))).containsExactly("A-1", "A-2", "A-3");
  }

  @Test
  void recovery_keeps_the_chain_puts_the_torn_tail_aside_and_says_so() throws EvidenceException {
    var number = 0;
    for (var disk : everyDisk()) {
      if (number++ % EVERY_THIRD != 0) {
        continue;
      }
      var before = TestingLedger.read(new CrashingStore(disk));
      var store = new CrashingStore(disk);

      goOn(store);

      var torn = disk.file().substring((int) before.end().bytes());
      assertThat(store.now().kept()).isEqualTo(torn.isEmpty() ? List.of() : List.of(torn));
      assertRecovered(before.lines(), store);
    }
  }

  @Test
  void recovery_can_crash_at_every_step_and_be_repeated() throws EvidenceException {
    var chance = new Random(SEED);
    var number = 0;
    var crashed = 0;
    for (var disk : everyDisk()) {
      if (number++ % EVERY_SO_MANYTH != 0) {
        continue;
      }
      var before = TestingLedger.read(new CrashingStore(disk)).lines();
      var first = new CrashingStore(disk);
      goOn(first);

      for (var once : someCrashes(first, chance)) {
        var second = new CrashingStore(once);
        goOn(second);
        assertRecovered(before, second);
        for (var twice : someCrashes(second, chance)) {
          var third = new CrashingStore(twice);
          goOn(third);
          assertRecovered(before, third);
          crashed++;
        }
      }
    }

    assertThat(crashed).isGreaterThan(3_000);
  }

  @Test
  void a_hole_before_the_last_line_is_damage_and_never_passed_over() throws EvidenceException {
    var file = ran(false).store().now().file();
    var whole = TestingLedger.read(new CrashingStore(Disk.EMPTY.with(file))).lines();
    var damaged = 0;

    for (var from = 0; from < file.length(); from += 7) {
      var to = Math.min(file.length(), from + 20);
      var holed = file.substring(0, from) + "\0".repeat(to - from) + file.substring(to);
      try {
        var read = TestingLedger.tryRead(new CrashingStore(Disk.EMPTY.with(holed)));
        assertThat(read.lines()).isEqualTo(whole.subList(0, read.lines().size()));
        assertThat(read.end().bytes() + read.end().torn()).isEqualTo(holed.length());
        assertThat(holed.substring((int) read.end().bytes()).indexOf('\n'))
            .isIn(-1, (int) read.end().torn() - 1);
      } catch (DamagedLedgerException e) {
        assertThat(e.offset()).isLessThanOrEqualTo(from);
        damaged++;
      }
    }

    assertThat(damaged).isGreaterThan(100);
  }

  private record Ran(SmallRun small, CrashingStore store) {}

  private static Ran ran(boolean hasty) throws EvidenceException {
    var store = new CrashingStore();
    var small = new SmallRun(store, hasty);
    small.run();
    return new Ran(small, store);
  }

  private static Set<Disk> everyDisk() throws EvidenceException {
    var store = ran(false).store();
    var disks = new LinkedHashSet<Disk>();
    for (var done = 0; done <= store.operations().size(); done++) {
      disks.addAll(Crashes.afterKill(store.first(), store.operations(), done));
      disks.addAll(Crashes.afterPowerLoss(store.first(), store.operations(), done));
    }
    return disks;
  }

  private static void startsLike(List<String> whole, Disk disk, long promised) {
    var read = TestingLedger.read(new CrashingStore(disk));

    assertThat(read.lines()).isEqualTo(whole.subList(0, read.lines().size()));
    assertThat(read.end().records()).isGreaterThanOrEqualTo(promised);
    assertThat(read.end().bytes() + read.end().torn()).isEqualTo(disk.file().length());
  }

  private static Set<String> effectsWithoutIntent(Ran run) {
    var store = run.store();
    var found = new TreeSet<String>();
    for (var done = 0; done <= store.operations().size(); done++) {
      for (var disk : Crashes.afterPowerLoss(store.first(), store.operations(), done)) {
        var intended = TestingLedger.read(new CrashingStore(disk)).told();
        for (var effect : run.small().effects().entrySet()) {
          if (effect.getValue() <= done && !isIntended(effect.getKey(), intended)) {
            found.add(effect.getKey());
          }
        }
      }
    }
    return found;
  }

  private static boolean isIntended(String task, Collection<AuditRecord> told) {
    return told.stream()
        .anyMatch(
            each ->
                each.kind() == AuditKind.EFFECT_INTENT
                    && each.task().orElseThrow().toString().equals(task));
  }

  private static void goOn(CrashingStore store) throws EvidenceException {
    var ledger = TestingLedger.reopen(store);
    TestingLedger.append(ledger, AuditKind.RUN_RESUME);
    ledger.force();
  }

  /// Some of what a crash can leave, from each step.
  private static List<Disk> someCrashes(CrashingStore store, Random chance) {
    var disks = new ArrayList<Disk>();
    for (var done = 0; done <= store.operations().size(); done++) {
      var possible = new ArrayList<Disk>();
      possible.addAll(Crashes.afterKill(store.first(), store.operations(), done));
      possible.addAll(Crashes.afterPowerLoss(store.first(), store.operations(), done));
      disks.add(possible.getFirst());
      for (var i = 0; i < SAMPLES; i++) {
        disks.add(possible.get(chance.nextInt(possible.size())));
      }
    }
    return disks;
  }

  /// The chain is whole, starts as it did, and tells of every tail that was put aside.
  private static void assertRecovered(List<String> before, CrashingStore store) {
    var read = TestingLedger.read(store);

    assertThat(read.end().torn()).isZero();
    assertThat(read.lines().subList(0, before.size())).isEqualTo(before);
    assertThat(read.kinds()).endsWith(AuditKind.RUN_RESUME);
    assertThat(tails(read.told()))
        .isEqualTo(
            store.kept().stream()
                .map(kept -> kept.name() + " " + kept.bytes())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> tails(List<AuditRecord> told) {
    var tails = new TreeSet<String>();
    for (var each : told) {
      if (each.kind() == AuditKind.LEDGER_RECOVERED
          && each.data().members().get("kept") instanceof JsonValue.Str(var name)
          && each.data().members().get("torn") instanceof JsonValue.Int(var bytes)) {
        assertThat(tails.add(name + " " + bytes)).isTrue();
      }
    }
    return tails;
  }
}
