package dev.taskexec.effects.file.beneath;

import java.io.IOException;
import java.nio.file.Path;

/// Opens in the best way that this machine has. What that is, is found out when the first file is
/// touched: it takes a moment, which a kit that touches none need not spend.
final class BestOpener implements Opener {

  private static final class Found {
    private static final Opener OPENER =
        Openers.hasDescriptors() ? new DescriptorOpener() : new StreamOpener();
  }

  @Override
  public OpenFolder open(Path path) throws IOException {
    return Found.OPENER.open(path);
  }

  @Override
  public OpenFolder openWithoutLinks(Path path) throws IOException {
    return Found.OPENER.openWithoutLinks(path);
  }

  @Override
  public OpenFolder open(Path anchor, Path path) throws IOException {
    return Found.OPENER.open(anchor, path);
  }
}
