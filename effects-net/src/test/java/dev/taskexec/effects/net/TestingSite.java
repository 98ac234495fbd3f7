package dev.taskexec.effects.net;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server with pages, on an address of this machine. It remembers what it was asked.
final class TestingSite implements AutoCloseable {

  /// @param headers with names as the JDK writes them
  record Asked(String method, String uri, Headers headers, String body) {
    String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  /// What answers a request.
  @FunctionalInterface
  interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String scheme;

  TestingSite(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.start();
  }

  static TestingSite open() throws IOException {
    return open("127.0.0.1", 0);
  }

  /// @param port 0 for any
  static TestingSite open(String address, int port) throws IOException {
    var place = new InetSocketAddress(InetAddress.getByName(address), port);
    return new TestingSite(HttpServer.create(place, 0), "http");
  }

  TestingSite page(String path, Page page) {
    var unused =
        server.createContext(
            path,
            exchange -> {
              try (exchange) {
                remember(exchange);
                page.answer(exchange);
              }
            });
    return this;
  }

  TestingSite text(String path, String text) {
    return page(path, exchange -> answer(exchange, 200, text));
  }

  TestingSite redirect(String path, int status, String location) {
    return page(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          answer(exchange, status, "over there");
        });
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    var bodiless = status == 204 || status == 304 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private void remember(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = new Headers();
    headers.putAll(exchange.getRequestHeaders());
    asked.add(
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// A URL with the address as its host.
  String url(String path) {
    return scheme + "://" + place() + path;
  }

  /// Address and port.
  String place() {
    var address = server.getAddress().getAddress().getHostAddress();
    return (address.contains(":") ? "[::1]" : address) + ":" + port();
  }

  /// A URL with a name as its host.
  String url(String name, String path) {
    return scheme + "://" + name + ":" + port() + path;
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
