package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/// The place where the error number of a thread's last call is kept: the JVM may change the C
/// library's own before Java could look at it. For use by one thread.
///
/// The numbers are those of errno(3) on Linux, the same on all its machines that [Platform] lets
/// through.
public final class Errno {
  static final int EINTR = 4;
  static final int ENOEXEC = 8;

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final long OFFSET = LAYOUT.byteOffset(PathElement.groupElement("errno"));
  private static final int LONGEST_TEXT = 256;

  private final MemorySegment place;

  Errno(Arena arena) {
    this.place = arena.allocate(LAYOUT);
  }

  MemorySegment place() {
    return place;
  }

  int number() {
    return place.get(ValueLayout.JAVA_INT, OFFSET);
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
