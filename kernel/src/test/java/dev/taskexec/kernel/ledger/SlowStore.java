package dev.taskexec.kernel.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A store whose disk takes until a test says so: each force tells that it has begun, and waits.
record SlowStore(LineStore store, CountDownLatch begun, CountDownLatch mayEnd)
    implements LineStore {

  @Override
  public void force() throws IOException {
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    store.force();
  }

  @Override
  public long size() throws IOException {
    return store.size();
  }

  @Override
  public byte[] read(long from, int length) throws IOException {
    return store.read(from, length);
  }

  @Override
  public void append(byte[] bytes, int length) throws IOException {
    store.append(bytes, length);
  }

  @Override
  public void cutOff(long size) throws IOException {
    store.cutOff(size);
  }

  @Override
  public List<Kept> kept() throws IOException {
    return store.kept();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
