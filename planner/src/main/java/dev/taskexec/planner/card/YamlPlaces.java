package dev.taskexec.planner.card;

import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.yaml.YamlValue;
import java.util.Optional;

/// Finds where values of YAML stand that are known by their path.
record YamlPlaces(YamlValue root, Source source) {

  /// The place of a value; of the nearest one around it where there is none.
  Place ofValue(JsonPath path) {
    return place(value(path));
  }

  /// The place of an entry's key.
  Place ofKey(JsonPath path) {
    if (path instanceof JsonPath.Member(var parent, var key)
        && value(parent) instanceof YamlValue.Mapping mapping) {
      return place(mapping.entry(key).<YamlValue>map(YamlValue.Entry::key).orElse(mapping));
    }
    return ofValue(path);
  }

  private YamlValue value(JsonPath path) {
    return switch (path) {
      case JsonPath.Root() -> root;
      case JsonPath.Member(var parent, var key) -> {
        var outer = value(parent);
        yield outer instanceof YamlValue.Mapping mapping
            ? mapping.entry(key).map(YamlValue.Entry::value).orElse(outer)
            : outer;
      }
      case JsonPath.Item(var parent, var index) -> {
        var outer = value(parent);
        yield outer instanceof YamlValue.Sequence(_, _, var items) && index < items.size()
            ? items.get(index)
            : outer;
      }
    };
  }

  /// A mapping or a list is shown by its first line.
  private Place place(YamlValue value) {
    var end = Optional.of(value).filter(each -> each instanceof YamlValue.Scalar).isPresent();
    var to = end ? value.to() : Math.min(value.to(), source.endOf(source.lineAt(value.from())));
    return source.place(value.from(), Math.max(0, to - value.from()));
  }
}
