package dev.taskexec.kernel.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PermitTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 200;

  private final TestingPermits permits = TestingPermits.of("effect:*");
  private final PermitOffice office = permits.office();

  @Test
  void ends_once() {
    var permit = permits.holder(office).permit();

    permit.end(PermitEnd.RETURNED);

    assertThat(permit.hasEnded()).isTrue();
    assertThatThrownBy(() -> permit.end(PermitEnd.SPENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("permit %s is returned and cannot be spent", permit.id());
  }

  @Test
  void ends_once_whoever_tries_at_the_same_time() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var permit = permits.holder(office).permit();
      var start = new CountDownLatch(1);
      var ended = new AtomicInteger();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < THREADS; i++) {
          var how = PermitEnd.values()[i % PermitEnd.values().length];
          threads.execute(
              () -> {
                try {
                  start.await();
                  permit.end(how);
                  ended.incrementAndGet();
                } catch (IllegalStateException _) {
                  // Another was first.
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
        }
        start.countDown();
      }
      assertThat(ended).hasValue(1);
    }
  }

  @Test
  void says_nothing_of_its_seal() {
    var text =
        dev.taskexec.abi.json.CanonicalJson.text(permits.holder(office).permit().json().build());

    assertThat(text).contains("\"subject\":\"A/1\"", "effect:*").doesNotContain("seal", "sig");
  }
}
