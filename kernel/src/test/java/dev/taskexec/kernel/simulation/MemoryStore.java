package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.ledger.LineStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// A ledger's file that knows what would be left of it if the kit or the machine died now.
final class MemoryStore implements LineStore, DurableIntents {
  private static final Pattern ATTEMPT = Pattern.compile("\"attempt\":(\\d+)");
  private static final Pattern TASK = Pattern.compile("\"task\":\"([^\"]+)\"");

  private final Death death;
  private final long failsAt;
  private final Runnable broken;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Set<String> intents = new HashSet<>();
  private final List<Kept> kept;
  private int durable;
  private long operations;

  /// @param content what it begins with, durable
  /// @param kept takes what is kept aside
  /// @param failsAt the operation at which the disk is full, from 1; [Long#MAX_VALUE] for never
  /// @param broken is told when the disk fails
  MemoryStore(byte[] content, List<Kept> kept, Death death, long failsAt, Runnable broken) {
    this.broken = broken;
    this.kept = kept;
    this.death = death;
    this.failsAt = failsAt;
    bytes.writeBytes(content);
    durable = content.length;
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public byte[] read(long from, int length) {
    return Arrays.copyOfRange(bytes.toByteArray(), (int) from, (int) from + length);
  }

  @Override
  public void append(byte[] more, int length) throws IOException {
    death.step();
    if (++operations == failsAt) {
      bytes.write(more, 0, length / 2);
      broken.run();
      throw new IOException("no space left on device");
    }
    bytes.write(more, 0, length);
  }

  @Override
  public void force() throws IOException {
    death.step();
    if (++operations == failsAt) {
      broken.run();
      throw new IOException("input/output error");
    }
    var text =
        new String(bytes.toByteArray(), durable, bytes.size() - durable, StandardCharsets.UTF_8);
    text.lines().filter(line -> line.contains("\"kind\":\"effect.intent\"")).forEach(this::intent);
    durable = bytes.size();
  }

  @Override
  public void cutOff(long size) {
    var all = bytes.toByteArray();
    kept.add(new Kept("ledger.torn-" + (kept.size() + 1), all.length - size));
    bytes.reset();
    bytes.write(all, 0, (int) size);
    durable = (int) size;
  }

  @Override
  public List<Kept> kept() {
    return List.copyOf(kept);
  }

  @Override
  public void close() {}

  @Override
  public boolean has(Instance instance, int attempt) {
    return intents.contains(instance + " " + attempt);
  }

  byte[] content() {
    return bytes.toByteArray();
  }

  /// What is left when the machine dies: everything durable, and of the rest any beginning.
  byte[] afterPowerLoss(SplittableRandom random) {
    var all = bytes.toByteArray();
    return Arrays.copyOf(all, durable + random.nextInt(all.length - durable + 1));
  }

  private void intent(String line) {
    var task = TASK.matcher(line);
    var attempt = ATTEMPT.matcher(line);
    if (!task.find() || !attempt.find()) {
      throw new AssertionError("an intent of nobody: " + line);
    }
    intents.add(task.group(1) + " " + attempt.group(1));
  }
}
