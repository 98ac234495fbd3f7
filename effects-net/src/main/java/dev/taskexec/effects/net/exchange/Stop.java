package dev.taskexec.effects.net.exchange;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Ends what a request does, from another thread: its sockets are closed under it, and it opens no
/// more. Safe for use by several threads.
///
/// A thread that is not interrupted does the work, because an interrupt would also reach those who
/// put on record what it begins.
public final class Stop {
  private final List<Socket> sockets = new ArrayList<>();
  private final CompletableFuture<@Nullable Object> signal = new CompletableFuture<>();

  /// A socket that the stop closes. It goes to no proxy that the JVM was told of.
  ///
  /// @throws StoppedException if nothing may be opened anymore
  synchronized Socket socket() throws StoppedException {
    check();
    // A SOCKS proxy of the system properties would be one that no permit names.
    var socket = new Socket(Proxy.NO_PROXY);
    sockets.add(socket);
    return socket;
  }

  /// Closes what is open; what is opened afterwards is another matter.
  synchronized void closeSockets() {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
    sockets.clear();
  }

  /// Stops everything, once and for all.
  public void now() {
    var _ = signal.completeExceptionally(new StoppedException());
    closeSockets();
  }

  public boolean isStopped() {
    return signal.isDone();
  }

  /// @throws StoppedException if it was stopped
  public void check() throws StoppedException {
    if (isStopped()) {
      throw new StoppedException();
    }
  }

  /// Does what cannot be ended, such as to ask the system for a name's addresses, and waits for it
  /// no longer than until the stop; what comes of it then is nobody's.
  ///
  /// @throws StoppedException if it was stopped before
  /// @throws IOException as it comes from the work
  public <T> T waitFor(Callable<T> work) throws IOException {
    var answer = new CompletableFuture<T>();
    // A virtual thread would hold one of the few carriers for as long as the system takes.
    Thread.ofPlatform()
        .daemon()
        .name("http.request lookup")
        .start(
            () -> {
              try {
                answer.complete(work.call());
              } catch (Throwable e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      CompletableFuture.anyOf(answer, signal).join();
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException failure) {
        check();
        throw failure;
      }
      throw e;
    }
  }
}
