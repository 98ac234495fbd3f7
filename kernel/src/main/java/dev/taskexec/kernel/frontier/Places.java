package dev.taskexec.kernel.frontier;

/// A number of places of which each task that was taken holds one until it is over: the workers of
/// a queue, or a lock, which has one.
final class Places extends Limit {
  private int free;

  Places(int count) {
    this.free = count;
  }

  @Override
  boolean hasRoom() {
    return free > 0;
  }

  @Override
  void take() {
    if (free == 0) {
      throw new IllegalStateException("a task holds a place that there is not");
    }
    free--;
  }

  @Override
  void giveBack(boolean started) {
    free++;
  }
}
