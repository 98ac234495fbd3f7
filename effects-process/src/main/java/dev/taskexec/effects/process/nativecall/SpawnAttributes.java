package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;

/// The `posix_spawnattr_t` that all children share; posix_spawn(3) only reads it.
final class SpawnAttributes {
  /// Larger than glibc's own 336.
  private static final long BYTES = 512;

  private static final long SIGSET_BYTES = 128;
  private static final int SETPGROUP = 0x02;
  private static final int SETSIGDEF = 0x04;
  private static final int SETSIGMASK = 0x08;

  /// The group's number is to be the child's own.
  private static final int OWN_GROUP = 0;

  static final long ADDRESS = make();

  private SpawnAttributes() {}

  private static long make() {
    var words = new Words(Arena.global());
    var attributes = words.room(BYTES).address();
    var none = words.room(SIGSET_BYTES).address();
    var all = words.room(SIGSET_BYTES).address();
    call(words, "sigemptyset", none);
    call(words, "sigfillset", all);
    call(words, "posix_spawnattr_init", attributes);
    call(words, "posix_spawnattr_setpgroup", attributes, OWN_GROUP);
    call(words, "posix_spawnattr_setsigdefault", attributes, all);
    call(words, "posix_spawnattr_setsigmask", attributes, none);
    call(words, "posix_spawnattr_setflags", attributes, SETPGROUP | SETSIGDEF | SETSIGMASK);
    return attributes;
  }

  private static void call(Words words, String function, long... arguments) {
    var error = CFunction.named(function).call(words.errno(), arguments);
    if (error != 0) {
      throw new IllegalStateException(function + " gave error " + error);
    }
  }
}
