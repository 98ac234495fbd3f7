package dev.taskexec.kernel.folder;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;

/// `events.ndjson`: the run's events, one a line. For use by one thread.
public final class EventLog implements AutoCloseable {
  private final LineFile lines;

  private EventLog(LineFile lines) {
    this.lines = lines;
  }

  public static EventLog open(RunFolder folder) throws EvidenceException {
    return new EventLog(LineFile.open(folder.events()));
  }

  public void append(RunEvent event) throws EvidenceException {
    lines.append(EventJson.of(event));
  }

  /// Lets followers see what was appended.
  public void flush() throws EvidenceException {
    lines.flush();
  }

  @Override
  public void close() throws EvidenceException {
    lines.close();
  }
}
