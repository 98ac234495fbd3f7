package dev.taskexec.effects.process.nativecall;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a child does between its birth and its program: a `posix_spawn_file_actions_t`, with the
/// files for it. For use by one thread.
///
/// The files are opened by the kit, before its thread restricts itself: no permit has to reach the
/// logs.
final class SpawnActions implements AutoCloseable {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /// Larger than glibc's own 80.
  private static final long BYTES = 256;

  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int FIRST_OTHER = 3;

  private static final CFunction INIT = CFunction.named("posix_spawn_file_actions_init");
  private static final CFunction DESTROY = CFunction.named("posix_spawn_file_actions_destroy");
  private static final CFunction DUP = CFunction.named("posix_spawn_file_actions_adddup2");
  private static final CFunction CHDIR = CFunction.named("posix_spawn_file_actions_addchdir_np");
  private static final CFunction CLOSE = CFunction.named("posix_spawn_file_actions_addclose");

  /// Since glibc 2.34.
  static final Optional<CFunction> CLOSE_FROM =
      CFunction.find("posix_spawn_file_actions_addclosefrom_np");

  private final Words words;
  private final long actions;
  private final List<Descriptor> files = new ArrayList<>();

  private SpawnActions(Words words) {
    this.words = words;
    this.actions = words.room(BYTES).address();
  }

  /// @param closeFrom closes a number and all above it
  static SpawnActions prepare(Words words, SpawnRequest request, Optional<CFunction> closeFrom)
      throws SpawnError {
    var actions = new SpawnActions(words);
    actions.call(INIT);
    try {
      actions.put(Descriptor.toRead(words, NOTHING), STDIN);
      actions.put(Descriptor.toAppend(words, request.stdout().orElse(NOTHING)), STDOUT);
      actions.put(Descriptor.toAppend(words, request.stderr().orElse(NOTHING)), STDERR);
      actions.call(CHDIR, words.string(request.folder()));
      if (closeFrom.isPresent()) {
        actions.call(closeFrom.get(), FIRST_OTHER);
      } else {
        actions.closeWhatIsOpen();
      }
      return actions;
    } catch (SpawnError | RuntimeException e) {
      actions.close();
      throw e;
    }
  }

  long address() {
    return actions;
  }

  private void put(Descriptor file, int number) throws SpawnError {
    files.add(file);
    call(DUP, file.number(), number);
  }

  /// Without the newer function: the files that the JDK and this module open close themselves in a
  /// child; this is for those of other libraries. One that is closed meanwhile does no harm.
  private void closeWhatIsOpen() throws SpawnError {
    try (var open = Files.newDirectoryStream(OPEN_FILES)) {
      for (var file : open) {
        var number = Integer.parseInt(file.getFileName().toString());
        if (number >= FIRST_OTHER) {
          call(CLOSE, number);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Without /proc there is nothing to go by, and the launcher would not be in use.
      throw new IllegalStateException(e);
    }
  }

  private void call(CFunction function, long... arguments) throws SpawnError {
    var all = new long[arguments.length + 1];
    all[0] = actions;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    var error = function.call(words.errno(), all);
    if (error != 0) {
      throw SpawnError.ofCall(error);
    }
  }

  @Override
  public void close() {
    // No lambda: to link one is general Java, and the thread may be restricted.
    for (var file : files) {
      file.close();
    }
    files.clear();
    var unused = DESTROY.call(words.errno(), actions);
  }
}
