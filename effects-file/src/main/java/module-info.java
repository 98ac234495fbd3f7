import dev.taskexec.abi.effect.Effect;
import dev.taskexec.effects.file.FileAppend;
import dev.taskexec.effects.file.FileCopy;
import dev.taskexec.effects.file.FileDelete;
import dev.taskexec.effects.file.FileDigest;
import dev.taskexec.effects.file.FileList;
import dev.taskexec.effects.file.FileMkdir;
import dev.taskexec.effects.file.FileMove;
import dev.taskexec.effects.file.FileRead;
import dev.taskexec.effects.file.FileSearch;
import dev.taskexec.effects.file.FileWrite;
import org.jspecify.annotations.NullMarked;

/// The effects on users' files, each of which opens what is permitted and nothing else.
@NullMarked
module taskexec.effects.file {
  requires taskexec.abi;
  requires static org.jspecify;

  // On the class path the same is said by META-INF/services.
  provides Effect with
      FileAppend,
      FileCopy,
      FileDelete,
      FileDigest,
      FileList,
      FileMkdir,
      FileMove,
      FileRead,
      FileSearch,
      FileWrite;
}
