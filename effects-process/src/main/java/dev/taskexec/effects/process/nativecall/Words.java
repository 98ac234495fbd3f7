package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
    MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return room.address();
  }

  /// A list of C strings with a null pointer behind it, as `argv` and `environ` are, and before it
  /// room for more pointers.
  MemorySegment strings(List<byte[]> all, int before) {
    var bytes = all.stream().mapToLong(each -> each.length + 1L).sum();
    var texts = arena.allocate(Math.max(bytes, 1));
    var pointers = room((before + all.size() + 1L) * Long.BYTES);
    var at = 0L;
    for (var i = 0; i < all.size(); i++) {
      var text = all.get(i);
      MemorySegment.copy(text, 0, texts, ValueLayout.JAVA_BYTE, at, text.length);
      pointers.setAtIndex(ValueLayout.JAVA_LONG, before + i, texts.address() + at);
      at += text.length + 1L;
    }
    return pointers;
  }
}
