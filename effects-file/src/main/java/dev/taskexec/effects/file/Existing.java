package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.reach.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What must hold of a file that is there before another takes its place.
final class Existing {
  private static final int LONGEST = 200;

  private Existing() {}

  /// @throws EndedException.Trouble if it does not hold
  static void check(
      Place place, Optional<Entry> old, IfExists ifExists, Optional<Sha256> expected, Deed deed)
      throws EndedException, IOException {
    var name = shown(place.name());
    if (old.isPresent() && old.get().kind() != Kind.FILE) {
      throw new EndedException.Trouble(
          "`%s` is a %s, not a file".formatted(name, old.get().kind().word()));
    }
    if (old.isPresent() && ifExists == IfExists.FAIL) {
      throw new EndedException.Trouble("`%s` exists already".formatted(name));
    }
    if (expected.isEmpty()) {
      return;
    }
    if (old.isEmpty()) {
      throw new EndedException.Trouble(
          "`%s` does not exist, so it is not what was expected".formatted(name));
    }
    var digest = Content.summary(place.folder(), place.name(), deed).digest();
    if (!digest.equals(expected.get())) {
      throw new EndedException.Trouble(
          "`%s` is not what was expected: its digest is %s".formatted(name, digest));
    }
  }

  static String shown(Path path) {
    return OneLine.of(path.toString(), LONGEST);
  }
}
