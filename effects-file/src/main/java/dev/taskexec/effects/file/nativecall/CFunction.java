package dev.taskexec.effects.file.nativecall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/// A function of the C library. Safe for use by many threads.
///
/// All have one shape, five words in and one word out, so that one shape is linked. On System V
/// x86-64 and AAPCS64 each integer or pointer takes one of the first registers, a callee looks at
/// no more of them than it has parameters, and of one for an `int` only at its lower half.
final class CFunction {
  private static final int WORDS = 5;
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

  /// Calls a function that answers an `int`.
  int call(Errno errno, long... words) {
    if (words.length > WORDS) {
      throw new IllegalArgumentException(words.length + " words for a function");
    }
    try {
      return (int)
          (long)
              CALL.invokeExact(
                  address,
                  errno.place(),
                  word(words, 0),
                  word(words, 1),
                  word(words, 2),
                  word(words, 3),
                  word(words, 4));
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
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
  }
}
