package dev.taskexec.planner.json;

import dev.taskexec.abi.source.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds where values stand that are known by their path, in one pass over the file.
public final class JsonLocator {
  private final JsonFile file;
  private final Wanted top = new Wanted();

  /// A step on the way to wanted values, and where the value and its key stand that it leads to.
  private static final class Wanted {
    private final Map<Object, Wanted> below = new HashMap<>();
    private Optional<Stretch> value = Optional.empty();
    private Optional<Stretch> key = Optional.empty();
  }

  /// Bytes of the file.
  private record Stretch(int offset, int length) {}

  /// Looks for the places of some values; only these can be asked for.
  public JsonLocator(JsonFile file, Collection<JsonPath> paths) {
    this.file = file;
    if (paths.isEmpty()) {
      return;
    }
    paths.forEach(this::wanted);
    try (var parser = file.parser()) {
      parser.nextToken();
      walk(parser, top);
    } catch (JacksonException _) {
      // Behind a mistake in the syntax nothing can be found; what stands before it was.
    }
  }

  /// The place of a value, of an array or object its opening bracket; the file as a whole where
  /// there is no such value.
  Place ofValue(JsonPath path) {
    return place(wanted(path).value);
  }

  /// The place of the first of these values that there is; the file as a whole where there is none.
  public Place ofFirst(List<JsonPath> paths) {
    return paths.stream()
        .filter(path -> wanted(path).value.isPresent())
        .findFirst()
        .map(this::ofValue)
        .orElseGet(file::whole);
  }

  /// The place of a member's key.
  Place ofKey(JsonPath path) {
    return place(wanted(path).key);
  }

  private Place place(Optional<Stretch> stretch) {
    return stretch
        .<Place>map(found -> file.place(found.offset(), found.length()))
        .orElseGet(file::whole);
  }

  private Wanted wanted(JsonPath path) {
    return switch (path) {
      case JsonPath.Root() -> top;
      case JsonPath.Member(var parent, var key) -> below(wanted(parent), key);
      case JsonPath.Item(var parent, var index) -> below(wanted(parent), index);
    };
  }

  private static Wanted below(Wanted parent, Object step) {
    return parent.below.computeIfAbsent(step, _ -> new Wanted());
  }

  /// Passes over the value that the parser stands at.
  private void walk(JsonParser parser, @Nullable Wanted wanted) {
    if (wanted == null) {
      parser.skipChildren();
      return;
    }
    var start = offset(parser);
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        keep(wanted, new Stretch(start, 1));
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          walkMember(parser, wanted);
        }
      }
      case START_ARRAY -> {
        keep(wanted, new Stretch(start, 1));
        for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
          walk(parser, wanted.below.get(index));
        }
      }
      default -> {
        parser.finishToken();
        keep(wanted, new Stretch(start, end(parser) - start));
      }
    }
  }

  private void walkMember(JsonParser parser, Wanted object) {
    var member = object.below.get(parser.currentName());
    if (member != null && member.key.isEmpty()) {
      var start = offset(parser);
      member.key = Optional.of(new Stretch(start, file.keyLength(start, end(parser))));
    }
    parser.nextToken();
    walk(parser, member);
  }

  /// Of two members with the same name the first counts.
  private static void keep(Wanted wanted, Stretch stretch) {
    wanted.value = wanted.value.or(() -> Optional.of(stretch));
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }
}
