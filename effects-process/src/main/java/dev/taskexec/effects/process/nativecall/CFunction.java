package dev.taskexec.effects.process.nativecall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/// A function of the C library. Safe for use by many threads.
///
/// All have one shape, six words in and one word out, because every further shape costs the kit 4
/// ms of linking when it starts its first process. On the machines that [Platform] lets through
/// (System V x86-64 and AAPCS64), each integer or pointer takes one of the first six registers, a
/// callee looks at no more of them than it has parameters, and of one for an `int` only at its
/// lower half; what it answers is in the first register, of an `int` again in the lower half.
final class CFunction {
  private static final int WORDS = 6;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle CALL = link();

  private final MemorySegment address;

  private CFunction(MemorySegment address) {
    this.address = address;
  }

  /// @throws NoSuchElementException if the library has none of this name
  static CFunction named(String name) {
    return new CFunction(LINKER.defaultLookup().findOrThrow(name));
  }

  static Optional<CFunction> find(String name) {
    return LINKER.defaultLookup().find(name).map(CFunction::new);
  }

  /// Calls a function that answers an `int`.
  int call(Errno errno, long... words) {
    return (int) callForWord(errno, words);
  }

  /// Calls a function that answers a `long` or a pointer.
  long callForWord(Errno errno, long... words) {
    if (words.length > WORDS) {
      throw new IllegalArgumentException(words.length + " words for a function");
    }
    try {
      return (long)
          CALL.invokeExact(
              address,
              errno.place(),
              word(words, 0),
              word(words, 1),
              word(words, 2),
              word(words, 3),
              word(words, 4),
              word(words, 5));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a foreign call throws nothing", e);
    }
  }

  private static long word(long[] words, int index) {
    return index < words.length ? words[index] : 0;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link() {
    return LINKER.downcallHandle(
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
  }

  /// A C string that the library owns.
  @SuppressWarnings("restricted")
  static String text(long pointer) {
    return MemorySegment.ofAddress(pointer)
        .reinterpret(Long.MAX_VALUE)
        .getString(0, NativeText.charset());
  }
}
