package dev.taskexec.kernel.select;

import dev.taskexec.abi.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// How the tasks of a run ended, by `run.json`, which is read piece by piece.
///
/// @param ends how each task ended, by instance
record EarlierRun(Map<String, End> ends) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> WELL = Set.of("ok", "noop");

  /// Failures that a task may be forgiven.
  private static final Set<String> FAILED = Set.of("error", "timeout", "denied", "exhausted");

  /// How a task ended.
  enum End {
    WELL,
    /// It failed, which is no harm if the plan says so.
    FAILED,
    /// It did not end well, whatever the plan says.
    NOT_WELL
  }

  /// The run left no readable `run.json`.
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private UnreadableException(String message, boolean missing) {
      super(message);
      this.missing = missing;
    }

    boolean isMissing() {
      return missing;
    }
  }

  /// @param folder the run's
  static EarlierRun read(Path folder) throws UnreadableException {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableException("there is no such run", false);
    }
    var file = folder.resolve("run.json");
    try (var in = Files.newInputStream(file);
        var parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return new EarlierRun(ends(parser));
    } catch (NoSuchFileException _) {
      throw new UnreadableException("there is no `run.json`", true);
    } catch (IOException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), false);
    } catch (JacksonException e) {
      throw new UnreadableException("`run.json` is not JSON", false);
    }
  }

  private static Map<String, End> ends(JsonParser parser) throws UnreadableException {
    var ends = new HashMap<String, End>();
    var found = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw other();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var isResults = parser.currentName().equals("results");
      var token = parser.nextToken();
      if (isResults && token == JsonToken.START_ARRAY) {
        found = true;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          result(parser, ends);
        }
      } else {
        parser.skipChildren();
      }
    }
    if (!found) {
      throw other();
    }
    return ends;
  }

  private static void result(JsonParser parser, Map<String, End> ends) {
    var task = "";
    var status = "";
    var why = "";
    var number = 1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        switch (name) {
          case "task" -> task = parser.getString();
          case "status" -> status = parser.getString();
          case "why" -> why = parser.getString();
          default -> {}
        }
      } else if (name.equals("instance") && token == JsonToken.VALUE_NUMBER_INT) {
        number = parser.getIntValue();
      } else {
        parser.skipChildren();
      }
    }
    ends.put(number == 1 ? task : task + "#" + number, end(status, why));
  }

  private static End end(String status, String why) {
    if (WELL.contains(status)
        || status.equals("skipped") && !why.equals(Outcome.Why.NEED_FAILED.word())) {
      return End.WELL;
    }
    return FAILED.contains(status) ? End.FAILED : End.NOT_WELL;
  }

  private static UnreadableException other() {
    return new UnreadableException("`run.json` has no results", false);
  }
}
