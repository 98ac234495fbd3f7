package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effect.contract.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers that send too much, too slowly, or what is no HTTP.
@Timeout(60)
class LimitsTest {
  @TempDir Path folder;

  @Test
  void a_server_that_drips_is_left_when_the_time_is_over() throws Exception {
    try (var server = TestingSocket.that(LimitsTest::drip)) {
      var failed =
          Asking.of(server.url("/")).in(folder).with("to", "a").with("timeout_ms", 300).failed();

      assertThat(failed.reason()).contains("not done within 300 ms");
      assertThat(failed.started()).isTrue();
      Waiting.until("the connection is closed", () -> server.open() == 0);
      assertThat(folder).isEmptyDirectory();
    }
  }

  /// A byte whenever the other side may be about to give up waiting for one.
  private static void drip(Socket socket) throws IOException {
    TestingSocket.awaitRequest(socket);
    var out = socket.getOutputStream();
    TestingSocket.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
    socket.setSoTimeout(20);
    while (true) {
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        TestingSocket.say(out, "a");
      }
    }
  }

  @Test
  void headers_that_drip_are_left_when_the_time_is_over() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nA: ");
              TestingSocket.awaitEnd(socket);
            })) {
      var failed = Asking.of(server.url("/")).with("timeout_ms", 200).failed();

      assertThat(failed.reason()).contains("not done within 200 ms");
    }
  }

  @Test
  void a_handshake_that_never_ends_is_left_when_the_time_is_over() throws Exception {
    try (var server = TestingSocket.that(TestingSocket::awaitEnd)) {
      var failed =
          Asking.of(server.url("/").replace("http:", "https:")).with("timeout_ms", 300).failed();

      assertThat(failed.reason()).contains("not done within 300 ms");
      Waiting.until("the connection is closed", () -> server.open() == 0);
    }
  }

  @Test
  void a_lookup_that_never_ends_is_left_when_the_time_is_over() {
    var never = new CountDownLatch(1);

    var failed =
        Asking.of("http://repo.example/")
            .with("timeout_ms", 100)
            .lookup(
                name -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  throw new UnknownHostException(name);
                })
            .failed();

    assertThat(failed.reason()).contains("not done within 100 ms");
    assertThat(failed.started()).isFalse();
    never.countDown();
  }

  @Test
  void endless_interim_responses_are_left_when_the_time_is_over() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              while (true) {
                TestingSocket.say(socket.getOutputStream(), "HTTP/1.1 103 Early Hints\r\n\r\n");
              }
            })) {
      assertThat(Asking.of(server.url("/")).with("timeout_ms", 300).failed().reason())
          .contains("not done within 300 ms");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK~Content-Length: 10~~short               | ended before the response did",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~    | ended before the response did",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hel       | ended before the response did",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~hello~   | chunk",
        "HTTP/1.1 200 OK~Content-Length: -5~~hello               | content length",
        "HTTP/1.1 200 OK~Content-Length: 5, 6~~hello             | content length",
        "this is no HTTP~~                                       | .",
        "HTTP/1.1 OK~~                                           | .",
        "''                                                      | without a response",
      })
  void a_broken_response_fails_and_leaves_no_file(String said, String reason) throws Exception {
    try (var server = TestingSocket.saying(said.replace("~", "\r\n"))) {
      var failed =
          Asking.of(server.url("/")).in(folder).with("to", "a").with("timeout_ms", 20_000).failed();

      assertThat(failed.reason()).contains(reason).doesNotContain("Exception", "\n");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void endless_headers_fail() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              TestingSocket.say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n");
              for (var i = 0; i < 1_000_000; i++) {
                TestingSocket.say(socket.getOutputStream(), "A" + i + ": b\r\n");
              }
            })) {
      assertThat(Asking.of(server.url("/")).failed().reason())
          .contains("more or longer headers than are taken");
    }
  }

  @Test
  void an_endless_header_fails() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              TestingSocket.say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nA: ");
              for (var i = 0; i < 100_000; i++) {
                TestingSocket.say(socket.getOutputStream(), "b".repeat(1000));
              }
            })) {
      assertThat(Asking.of(server.url("/")).failed().reason())
          .contains("more or longer headers than are taken");
    }
  }

  @Test
  void an_endless_body_is_cut_at_the_largest_that_is_taken() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              var out = socket.getOutputStream();
              TestingSocket.say(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              while (true) {
                TestingSocket.say(out, "1000\r\n" + "a".repeat(0x1000) + "\r\n");
              }
            })) {
      for (var to : new String[] {"to", "method"}) {
        var failed =
            Asking.of(server.url("/"))
                .in(folder)
                .with(to, to.equals("to") ? "a" : "GET")
                .with("max_bytes", 100_000)
                .failed();

        assertThat(failed.reason()).contains("larger than the 100000 bytes of max_bytes");
        assertThat(folder).isEmptyDirectory();
      }
    }
  }

  @Test
  void a_body_that_says_it_is_too_large_is_not_even_read() throws Exception {
    try (var server =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              var head = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n";
              TestingSocket.say(socket.getOutputStream(), head);
              TestingSocket.awaitEnd(socket);
            })) {
      assertThat(Asking.of(server.url("/")).failed().reason()).contains("max_bytes");
      Waiting.until("the connection is closed", () -> server.open() == 0);
    }
  }

  @Test
  void a_packed_body_is_taken_as_it_is() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write(new byte[10_000_000]);
    }
    try (var site =
        TestingSite.open()
            .page(
                "/",
                exchange -> {
                  exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                  TestingSite.answer(exchange, 200, packed.toByteArray());
                })) {
      var done = Asking.of(site.url("/")).with("max_bytes", packed.size()).done();

      assertThat(done).containsEntry("bytes", JsonValue.of(packed.size()));
      assertThat(site.asked().getFirst().headers()).doesNotContainKey("Accept-Encoding");
    }
  }

  @Test
  void a_port_where_nobody_listens_fails_before_anything_is_sent() throws Exception {
    int port;
    try (var unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = unused.getLocalPort();
    }

    var failed = Asking.of("http://127.0.0.1:" + port + "/").failed();

    assertThat(failed.reason()).contains("no connection");
    assertThat(failed.started()).isFalse();
  }

  @Test
  void what_goes_into_the_result_is_charged_and_stops_at_the_budget() throws Exception {
    try (var site = TestingSite.open().text("/", "a".repeat(200_000))) {
      var outcome = Asking.of(site.url("/")).meter(outputOf(100_000)).outcome();

      assertThat(outcome)
          .isInstanceOfSatisfying(
              EffectOutcome.Exhausted.class,
              it -> assertThat(it.usage().figures()).containsKey(Quantity.OUTPUT_BYTES));
      assertThat(Asking.of(site.url("/")).meter(outputOf(200_000)).done()).containsKey("body");
    }
  }

  private static Meter outputOf(long limit) {
    return new Meter() {
      private long spent;

      @Override
      public OptionalLong left(Quantity quantity) {
        return OptionalLong.empty();
      }

      @Override
      public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
        spent += amount;
        return spent > limit
            ? Optional.of(new Overrun(quantity, "the task", limit, spent))
            : Optional.empty();
      }

      @Override
      public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
        return Optional.empty();
      }
    };
  }
}
