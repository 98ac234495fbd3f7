package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import java.util.List;

/// The ways to open folders; every test of an effect runs with both.
enum Way {
  /// By openat2(2), where there is one.
  BEST(Openers.best()),
  PORTABLE(Openers.portable());

  private final Opener opener;

  Way(Opener opener) {
    this.opener = opener;
  }

  List<Effect> effects() {
    return List.of(
        new FileAppend(opener),
        new FileCopy(opener),
        new FileDelete(opener),
        new FileDigest(opener),
        new FileList(opener),
        new FileMkdir(opener),
        new FileMove(opener),
        new FileRead(opener),
        new FileSearch(opener),
        new FileWrite(opener));
  }

  Effect effect(String name) {
    return effects().stream()
        .filter(effect -> effect.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
