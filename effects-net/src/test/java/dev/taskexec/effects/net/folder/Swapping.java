package dev.taskexec.effects.net.folder;

import dev.taskexec.effect.contract.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who replaces a folder by a link to another one, and the link by the folder, all the
/// time.
public final class Swapping implements AutoCloseable {
  private final Path folder;
  private final Path link;
  private final AtomicInteger swaps = new AtomicInteger();
  private final Thread thread;
  private volatile boolean over;

  private Swapping(Path folder, Path link) {
    this.folder = folder;
    this.link = link;
    this.thread = Thread.ofPlatform().unstarted(this::swap);
  }

  /// @param folder is made
  /// @param outside to where the link leads
  public static Swapping start(Path folder, Path outside) throws IOException {
    Files.createDirectory(folder);
    var link = Files.createSymbolicLink(folder.resolveSibling("link"), outside);
    var swapping = new Swapping(folder, link);
    swapping.thread.start();
    return swapping;
  }

  private void swap() {
    for (var i = 0; !over; i++) {
      var aside = folder.resolveSibling("aside" + i);
      move(folder, aside);
      if (move(link, folder)) {
        swaps.incrementAndGet();
        move(folder, link);
      }
      move(aside, folder);
    }
  }

  /// Whether it could be moved; the one who is attacked may have made something there.
  private static boolean move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public int swaps() {
    return swaps.get();
  }

  /// Waits until the link was in place once more.
  public void awaitSwap() {
    var before = swaps();
    Waiting.until("a swap", () -> swaps() > before);
  }

  @Override
  public void close() {
    over = true;
    Waiting.until("the end of the swapping", () -> !thread.isAlive());
  }
}
