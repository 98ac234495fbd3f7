package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Random effects on a folder, and the same on a map: whatever one does, the other does.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class FileModelTest {
  private static final int STEPS = 400;
  private static final List<String> PATHS =
      List.of("a", "b", "c", "a/x", "a/y", "b/x", "b/x/deep", "c/x/y/z", "a/x/y");

  @Parameter Way way;
  @TempDir Path root;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 1_000_003, 20260912, 77})
  void the_folder_is_always_what_the_model_is(long seed) {
    var random = new Random(seed);
    var bench = new Bench(root, way);
    var model = new Model();

    for (var step = 0; step < STEPS; step++) {
      var deed = deed(random, model);

      var outcome = bench.perform(deed.effect, deed.args);

      assertThat(outcome instanceof EffectOutcome.Done)
          .as("step %d: %s %s gave %s in %s", step, deed.effect, deed.args, outcome, model.entries)
          .isEqualTo(deed.succeeds);
      assertThat(bench.tree("."))
          .as("step %d: %s %s", step, deed.effect, deed.args)
          .containsExactlyElementsOf(model.entries.keySet());
      model.entries.forEach(
          (path, content) ->
              content.ifPresent(text -> assertThat(bench.content(path)).isEqualTo(text)));
    }
  }

  private record Deed(String effect, Obj args, boolean succeeds) {}

  private static Deed deed(Random random, Model model) {
    var one = PATHS.get(random.nextInt(PATHS.size()));
    var other = PATHS.get(random.nextInt(PATHS.size()));
    var text = "text " + random.nextInt(5);
    var flag = random.nextBoolean();
    return switch (random.nextInt(8)) {
      case 0 ->
          new Deed(
              "file.write",
              Bench.args("path", one, "content", text, "parents", flag),
              model.write(one, text, flag));
      case 1 ->
          new Deed(
              "file.append", Bench.args("path", one, "content", text), model.append(one, text));
      case 2 ->
          new Deed(
              "file.mkdir", Bench.args("path", one, "parents", flag), model.makeFolder(one, flag));
      case 3 ->
          new Deed(
              "file.delete", Bench.args("path", one, "recursive", flag), model.delete(one, flag));
      case 4 ->
          new Deed(
              "file.copy",
              Bench.args("from", one, "to", other, "if_exists", "replace"),
              model.copy(one, other));
      case 5 ->
          new Deed(
              "file.move",
              Bench.args("from", one, "to", other, "recursive", flag),
              model.move(one, other, flag));
      case 6 -> new Deed("file.read", Bench.args("path", one), model.content(one).isPresent());
      default -> new Deed("file.list", Bench.args("path", one), model.isFolder(one));
    };
  }

  /// Paths with what is in them; of a folder, nothing.
  private static final class Model {
    final TreeMap<String, Optional<String>> entries = new TreeMap<>();

    boolean isFolder(String path) {
      return path.isEmpty() || Optional.empty().equals(entries.get(path));
    }

    Optional<String> content(String path) {
      var entry = entries.get(path);
      return entry == null ? Optional.empty() : entry;
    }

    static String parent(String path) {
      return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    boolean canHold(String path) {
      return isFolder(parent(path));
    }

    boolean makeParents(String path) {
      var parent = parent(path);
      if (isFolder(parent)) {
        return true;
      }
      if (entries.containsKey(parent) || !makeParents(parent)) {
        return false;
      }
      entries.put(parent, Optional.empty());
      return true;
    }

    boolean write(String path, String text, boolean parents) {
      if (!(parents ? makeParents(path) : canHold(path)) || isFolder(path)) {
        return false;
      }
      entries.put(path, Optional.of(text));
      return true;
    }

    boolean append(String path, String text) {
      return write(path, content(path).orElse("") + text, false);
    }

    boolean makeFolder(String path, boolean parents) {
      if (!(parents ? makeParents(path) : canHold(path)) || content(path).isPresent()) {
        return false;
      }
      entries.put(path, Optional.empty());
      return true;
    }

    boolean delete(String path, boolean recursive) {
      if (!entries.containsKey(path) || (isFolder(path) && !recursive)) {
        return false;
      }
      below(path).forEach(entries::remove);
      return true;
    }

    List<String> below(String path) {
      return new ArrayList<>(
          entries.keySet().stream()
              .filter(each -> each.equals(path) || each.startsWith(path + "/"))
              .toList());
    }

    boolean copy(String from, String to) {
      var content = content(from);
      return content.isPresent() && !to.equals(from) && write(to, content.get(), false);
    }

    boolean move(String from, String to, boolean recursive) {
      if (!entries.containsKey(from)
          || (isFolder(from) && !recursive)
          || (to + "/").startsWith(from + "/")
          || entries.containsKey(to)
          || !canHold(to)) {
        return false;
      }
      for (var each : below(from)) {
        var content = entries.remove(each);
        entries.put(to + each.substring(from.length()), content);
      }
      return true;
    }
  }
}
