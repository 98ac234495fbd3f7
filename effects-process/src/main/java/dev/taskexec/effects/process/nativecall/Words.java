package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The memory of one child's start, and what is put there for C to read. For use by one thread.
final class Words {
  private final Arena arena;
  private final Errno errno;

  Words(Arena arena) {
    this.arena = arena;
    this.errno = new Errno(arena);
  }

  Errno errno() {
    return errno;
  }

  /// Zeroed memory.
  MemorySegment room(long bytes) {
    return arena.allocate(bytes, Long.BYTES);
  }

  /// Where a C string begins.
  long string(byte[] bytes) {
    var room = arena.allocate(bytes.length + 1L);
    content(room).put(0, bytes);
    return room.address();
  }

  /// A list of C strings with a null pointer behind it, as `argv` and `environ` are, and before it
  /// room for more pointers.
  MemorySegment strings(List<byte[]> all, int before) {
    var bytes = all.stream().mapToLong(each -> each.length + 1L).sum();
    var texts = arena.allocate(Math.max(bytes, 1));
    var room = room((before + all.size() + 1L) * Long.BYTES);
    var pointers = content(room);
    var characters = content(texts);
    pointers.position(before * Long.BYTES);
    for (var text : all) {
      pointers.putLong(texts.address() + characters.position());
      characters.put(text).put((byte) 0);
    }
    return room;
  }

  /// What is in memory, in the machine's order of bytes. Each kind of access to a segment itself is
  /// linked when it is first used, and that takes longer than to start a process.
  static ByteBuffer content(MemorySegment memory) {
    return memory.asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
