import org.jspecify.annotations.NullMarked;

/// The effects that change users' files.
@NullMarked
module taskexec.effects.file {
  requires taskexec.abi;
  requires static org.jspecify;
}
