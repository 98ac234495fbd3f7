package dev.taskexec.kernel;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.kernel.folder.EventJson;
import java.util.function.Consumer;

/// A listener that makes of each event its line of `events.ndjson`, for whoever follows a run while
/// it goes on.
///
/// @param lines takes each line, without its newline
public record EventStream(Consumer<String> lines) implements EventSink {

  @Override
  public void accept(RunEvent event) {
    lines.accept(CanonicalJson.text(EventJson.of(event)));
  }
}
