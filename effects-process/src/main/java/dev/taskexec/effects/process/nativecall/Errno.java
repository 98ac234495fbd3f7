package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The place where the error number of a thread's last call is kept: the JVM may change the C
/// library's own before Java could look at it. For use by one thread.
///
/// The numbers are those of errno(3) on Linux, the same on all its machines that [Platform] lets
/// through.
public final class Errno {
  static final int EINTR = 4;
  static final int ENOEXEC = 8;

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final int OFFSET = offset();
  private static final int LONGEST_TEXT = 256;

  private final MemorySegment place;
  private final ByteBuffer content;

  Errno(Arena arena) {
    this.place = arena.allocate(LAYOUT);
    this.content = Words.content(place);
  }

  /// A layout's own way to find a member links handles, and that takes longer than to start a
  /// process.
  private static int offset() {
    var offset = 0L;
    for (var member : LAYOUT.memberLayouts()) {
      if (member.name().equals(Optional.of("errno"))) {
        return Math.toIntExact(offset);
      }
      offset += member.byteSize();
    }
    throw new IllegalStateException("no errno in " + LAYOUT);
  }

  MemorySegment place() {
    return place;
  }

  int number() {
    return content.getInt(OFFSET);
  }

  /// What strerror(3) says, in the language of the kit's locale.
  public static String text(int number) {
    try (var arena = Arena.ofConfined()) {
      var room = arena.allocate(LONGEST_TEXT);
      // glibc's own kind, which answers a pointer and may leave the room unused
      var text =
          CFunction.named("strerror_r")
              .callForWord(new Errno(arena), number, room.address(), LONGEST_TEXT);
      return CFunction.text(text);
    }
  }
}
