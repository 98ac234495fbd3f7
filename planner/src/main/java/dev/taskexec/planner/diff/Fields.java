package dev.taskexec.planner.diff;

import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Finds the members that differ between two JSON objects.
final class Fields {

  private Fields() {}

  static List<FieldChange> changed(Obj before, Obj after) {
    var changes = new ArrayList<FieldChange>();
    changed("", before, after, changes);
    return changes;
  }

  /// Small objects of the plan, such as budgets, are compared member by member.
  private static void changed(String prefix, Obj before, Obj after, List<FieldChange> changes) {
    var names = new LinkedHashSet<>(before.members().keySet());
    names.addAll(after.members().keySet());
    for (var name : names) {
      var one = Optional.ofNullable(before.members().get(name));
      var other = Optional.ofNullable(after.members().get(name));
      if (one.equals(other)) {
        continue;
      }
      if (prefix.isEmpty()
          && one.orElse(JsonValue.NULL) instanceof Obj some
          && other.orElse(JsonValue.NULL) instanceof Obj others) {
        changed(name + ".", some, others, changes);
      } else {
        var texts = new ShortTexts(text(one), text(other));
        if (texts.differ()) {
          changes.add(new FieldChange(Excerpt.of(prefix + name), texts.before(), texts.after()));
        }
      }
    }
  }

  // As the digest sees it: 1 and 1.0 are the same.
  private static String text(Optional<JsonValue> value) {
    return value.map(CanonicalJson::text).orElse("(none)");
  }
}
