package dev.taskexec.acceptance.architecture.violation;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;

/// The ways to reach the network, one a class.
public final class SocketOpeners {
  static class Plain {
    Object way() throws Exception {
      return new Socket("localhost", 1);
    }
  }

  static class Server {
    Object way() throws Exception {
      return new ServerSocket(0);
    }
  }

  static class Channel {
    Object way() throws Exception {
      return SocketChannel.open();
    }
  }

  static class Client {
    Object way() {
      return HttpClient.newHttpClient();
    }
  }

  static class Url {
    Object way() throws Exception {
      return URI.create("http://localhost").toURL().openStream();
    }
  }

  static class Name {
    Object way() throws Exception {
      return InetAddress.getByName("localhost");
    }
  }

  static class HarmlessUri {
    Object way() {
      return URI.create("http://localhost").getHost();
    }
  }

  private SocketOpeners() {}
}
