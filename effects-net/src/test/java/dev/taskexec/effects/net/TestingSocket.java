package dev.taskexec.effects.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that says whatever it likes, on 127.0.0.1.
final class TestingSocket implements AutoCloseable {

  /// What is done with a connection; it is closed afterwards.
  @FunctionalInterface
  interface Talk {
    void with(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TestingSocket(ServerSocket server) {
    this.server = server;
  }

  static TestingSocket that(Talk talk) throws IOException {
    var socket = new TestingSocket(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")));
    Thread.ofVirtual().start(() -> socket.accept(talk));
    return socket;
  }

  /// Says this, whatever it is asked, and closes the connection.
  static TestingSocket saying(String text) throws IOException {
    return that(
        socket -> {
          awaitRequest(socket);
          say(socket.getOutputStream(), text);
        });
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /// The request's head.
  static String awaitRequest(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var c = socket.getInputStream().read();
      if (c < 0) {
        break;
      }
      head.append((char) c);
    }
    return head.toString();
  }

  /// Waits until the other side has closed the connection.
  static void awaitEnd(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // What else it says does not matter.
    }
  }

  private void accept(Talk talk) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(talk, socket));
      } catch (IOException e) {
        // The server was closed.
      }
    }
  }

  private void talk(Talk talk, Socket socket) {
    try (socket) {
      talk.with(socket);
    } catch (IOException e) {
      // The other side is gone.
    } finally {
      open.remove(socket);
    }
  }

  int accepted() {
    return accepted.get();
  }

  /// How many connections there are now.
  int open() {
    return open.size();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
