package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;

/// One posix_spawn(3), prepared and then done by the same thread: between the two, nothing but
/// foreign calls is needed, and no memory.
///
/// The child gets a process group of its own, the default disposition of every signal, none of them
/// blocked, and no descriptor but the standard three.
public final class Spawn implements AutoCloseable {
  private static final byte[] SHELL = NativeText.encode("/bin/sh");

  private static final CFunction SPAWN = CFunction.named("posix_spawn");

  private final Words words;
  private final SpawnActions actions;
  private final long program;
  private final MemorySegment argv;
  private final long environment;
  private final long shell;
  private final ByteBuffer argvContent;
  private final MemorySegment pid;
  private final ByteBuffer pidContent;

  private Spawn(Words words, SpawnActions actions, SpawnRequest request) {
    this.words = words;
    this.actions = actions;
    this.program = words.string(request.program());
    this.argv = words.strings(request.argv(), 1);
    this.environment = words.strings(request.environment(), 0).address();
    this.shell = words.string(SHELL);
    this.argvContent = Words.content(argv);
    this.pid = words.room(Integer.BYTES);
    this.pidContent = Words.content(pid);
  }

  /// Opens the files and lays everything out.
  ///
  /// @param arena outlives this; its memory is used by this thread only
  /// @throws SpawnError if a file cannot be opened or there is no memory
  public static Spawn prepare(Arena arena, SpawnRequest request) throws SpawnError {
    return prepare(arena, request, SpawnActions.CLOSE_FROM);
  }

  /// @param closeFrom see [SpawnActions]
  static Spawn prepare(Arena arena, SpawnRequest request, Optional<CFunction> closeFrom)
      throws SpawnError {
    var words = new Words(arena);
    return new Spawn(words, SpawnActions.prepare(words, request, closeFrom), request);
  }

  /// Starts the child. Only foreign calls happen here.
  ///
  /// @return its number; or, below 0, the error number of why it was not started
  public int run() {
    var first = argv.address() + Long.BYTES;
    var error = spawn(program, first);
    if (error == Errno.ENOEXEC) {
      // As shells do it with a file that may be run, but is no binary and does not begin with `#!`.
      argvContent.putLong(0, shell).putLong(Long.BYTES, program);
      error = spawn(shell, argv.address());
    }
    return error == 0 ? pidContent.getInt(0) : -error;
  }

  private int spawn(long file, long arguments) {
    return SPAWN.call(
        words.errno(),
        pid.address(),
        file,
        actions.address(),
        SpawnAttributes.ADDRESS,
        arguments,
        environment);
  }

  /// Closes the files and frees what C holds.
  @Override
  public void close() {
    actions.close();
  }
}
