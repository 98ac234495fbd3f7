package dev.taskexec.effects.net;

import dev.taskexec.abi.text.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// What went wrong, in words for people.
final class Trouble {
  private static final int LONGEST = 300;

  private Trouble() {}

  static String words(IOException trouble) {
    return OneLine.of(
        switch (trouble) {
          case FileSystemException file -> ofFile(file);
          case UnknownHostException host ->
              "the name `%s` has no address that can be found here".formatted(host.getMessage());
          case SocketTimeoutException _ -> "it took too long to connect";
          case ConnectException _ -> "no connection: " + trouble.getMessage();
          case NoRouteToHostException _ -> "no way leads there: " + trouble.getMessage();
          case SSLException _ -> "no secure connection: " + trouble.getMessage();
          case MessageConstraintException _ ->
              "the response has more or longer headers than are taken: " + trouble.getMessage();
          case NoHttpResponseException _ -> "the server closed the connection without a response";
          case ConnectionClosedException _, TruncatedChunkException _, EOFException _ ->
              "the connection ended before the response did";
          case MalformedChunkCodingException _ ->
              "the response is no HTTP: " + trouble.getMessage();
          default -> trouble.getMessage() == null ? "input or output failed" : said(trouble);
        },
        LONGEST);
  }

  private static String said(IOException trouble) {
    return trouble.getCause() instanceof ProtocolException protocol
        ? "the response is no HTTP: " + protocol.getMessage()
        : String.valueOf(trouble.getMessage());
  }

  private static String ofFile(FileSystemException trouble) {
    var file = trouble.getFile();
    return switch (trouble) {
      case NoSuchFileException _ -> "`%s` does not exist".formatted(file);
      case AccessDeniedException _ -> "the system denies access to `%s`".formatted(file);
      case NotDirectoryException _ -> "`%s` is no folder".formatted(file);
      default ->
          trouble.getReason() == null
              ? "`%s` cannot be used".formatted(file)
              : "`%s`: %s".formatted(file, trouble.getReason());
    };
  }

  /// Whether it came before anything can have been sent.
  static boolean wasBeforeSending(IOException trouble) {
    return switch (trouble) {
      case ConnectException _, NoRouteToHostException _, UnknownHostException _, SSLException _ ->
          true;
      default -> false;
    };
  }
}
