package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// `lock` in a run's folder: one kit at a time. What counts is the operating system's lock on the
/// file, which ends with the process that has it, however it ends; the content only tells people
/// who that is. So a file that is left over is recognised by being locked once more, also where
/// another process has the number by now.
///
/// The file is never removed: a kit that has just opened it would lock a file without a name.
public final class RunLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final int LONGEST_CONTENT = 4_096;
  private static final Pattern PID = Pattern.compile("\"pid\":(\\d{1,18})\\b");

  /// Behind the content, which others may read: on some systems a locked stretch cannot be read.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /// What this JVM holds, by the file's identity. POSIX locks belong to a process, and closing any
  /// channel of a file drops them: a file that is held here must not even be opened again.
  private static final Map<Object, Holder> HELD = new HashMap<>();

  private final Object identity;
  private final FileChannel channel;

  /// Who holds a run.
  ///
  /// @param boot of the machine; empty where it has none
  /// @param pid its process
  public record Holder(Optional<String> boot, long pid, Instant since) {

    byte[] content() {
      var json =
          JsonValue.Obj.builder()
              .put("boot", boot.map(Words::text).orElse(JsonValue.NULL))
              .put("pid", pid)
              .put("since", Words.time(since))
              .build();
      return (CanonicalJson.text(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private RunLock(Object identity, FileChannel channel) {
    this.identity = identity;
    this.channel = channel;
  }

  /// Holds a run that there is.
  ///
  /// @throws RunHeldException if somebody else does, in this process or another
  public static RunLock take(RunFolder run, Holder holder)
      throws EvidenceException, RunHeldException {
    var file = run.place().child(NAME);
    try {
      return take(file.real(), holder);
    } catch (IOException e) {
      throw Unwritable.at(file.shown(), e);
    }
  }

  /// Holds a folder that nobody else can know yet.
  static RunLock create(Path folder, Holder holder) throws IOException {
    try {
      return take(folder.resolve(NAME), holder);
    } catch (RunHeldException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Whether somebody holds a run now, and who. It changes nothing; a kit that takes the lock in
  /// the same instant may be told that it is held.
  ///
  /// @param folder the run's
  /// @throws IOException if it cannot be found out
  public static Look look(Path folder) throws IOException {
    var file = folder.resolve(NAME);
    synchronized (HELD) {
      try {
        refuseHeldHere(file);
      } catch (RunHeldException held) {
        return new Look(true, held.pid());
      }
      try (var channel =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        var free = channel.tryLock(LOCKED_BYTE, 1, true);
        return free == null ? new Look(true, pid(channel)) : new Look(false, OptionalLong.empty());
      } catch (OverlappingFileLockException _) {
        // Something else in this JVM holds it, and the content cannot be read without giving it up.
        return new Look(true, OptionalLong.empty());
      } catch (NoSuchFileException _) {
        return new Look(false, OptionalLong.empty());
      }
    }
  }

  /// @param pid the holder's process; empty where it is not known or nobody holds it
  public record Look(boolean held, OptionalLong pid) {}

  /// Lets others have it.
  @Override
  public void close() {
    synchronized (HELD) {
      try {
        channel.close();
      } catch (IOException _) {
        // The lock is gone with the descriptor, whatever else there was to say.
      } finally {
        HELD.remove(identity);
      }
    }
  }

  private static RunLock take(Path file, Holder holder) throws IOException, RunHeldException {
    synchronized (HELD) {
      refuseHeldHere(file);
      // A task may have put a link there, and what it leads to must stay as it is.
      var channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      try {
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
          throw new RunHeldException(pid(channel));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.content()), 0);
        var identity = identity(file);
        HELD.put(identity, holder);
        return new RunLock(identity, channel);
      } catch (IOException | RunHeldException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static void refuseHeldHere(Path file) throws IOException, RunHeldException {
    try {
      var holder = HELD.get(identity(file));
      if (holder != null) {
        throw new RunHeldException(OptionalLong.of(holder.pid()));
      }
    } catch (NoSuchFileException _) {
      // Nobody held it yet.
    }
  }

  /// Device and inode, which stay when the folder gets another name; where there are none, the
  /// name.
  private static Object identity(Path file) throws IOException {
    var key =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key == null ? file.toRealPath() : key;
  }

  private static OptionalLong pid(FileChannel channel) throws IOException {
    var content = ByteBuffer.allocate(LONGEST_CONTENT);
    channel.read(content, 0);
    var text = new String(content.array(), 0, content.position(), StandardCharsets.ISO_8859_1);
    var found = PID.matcher(text);
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }
}
