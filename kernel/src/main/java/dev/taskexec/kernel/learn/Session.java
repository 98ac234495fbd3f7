package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observer;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.kernel.folder.AttemptFolder;
import dev.taskexec.kernel.folder.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The watching of one attempt. Used by the attempt's own thread; closing it removes what was
/// written down meanwhile.
final class Session implements Observer, AutoCloseable {
  private final Page page;
  private final RunFolder run;
  private final String stem;
  private final List<AttemptFolder> folders = new ArrayList<>();

  /// @param stem how the names of its folders begin
  Session(Page page, RunFolder run, String stem) {
    this.page = page;
    this.run = run;
    this.stem = stem;
  }

  Page page() {
    return page;
  }

  @Override
  public Path folder() throws EvidenceException {
    var folder = AttemptFolder.create(run, stem);
    folders.add(folder);
    return folder.path();
  }

  @Override
  public void saw(Observation observation) {
    page.saw(observation);
  }

  @Override
  public void close() {
    folders.forEach(AttemptFolder::close);
  }
}
