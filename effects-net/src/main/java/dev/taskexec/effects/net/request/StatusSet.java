package dev.taskexec.effects.net.request;

import dev.taskexec.abi.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The status codes with which a response is what was wanted.
public record StatusSet(List<Range> ranges) {
  static final StatusSet SUCCESS = new StatusSet(List.of(new Range(200, 299)));

  private static final Pattern RANGE = Pattern.compile("([1-5][0-9]{2})-([1-5][0-9]{2})");
  private static final int LOWEST = 100;
  private static final int HIGHEST = 599;

  /// @param from at least 100
  /// @param to at most 599
  public record Range(int from, int to) {
    @Override
    public String toString() {
      return from == to ? Integer.toString(from) : from + "-" + to;
    }
  }

  public StatusSet {
    ranges = List.copyOf(ranges);
  }

  /// Reads a list of codes, such as `204`, and of ranges, such as `"200-299"`.
  static StatusSet read(JsonValue given) throws WrongArgumentsException {
    if (!(given instanceof JsonValue.Arr(var items)) || items.isEmpty()) {
      throw new WrongArgumentsException("expect is not a list of at least one status");
    }
    var ranges = new ArrayList<Range>();
    for (var item : items) {
      ranges.add(range(item));
    }
    return new StatusSet(ranges);
  }

  private static Range range(JsonValue item) throws WrongArgumentsException {
    if (item instanceof JsonValue.Int(var code) && code >= LOWEST && code <= HIGHEST) {
      return new Range((int) code, (int) code);
    }
    if (item instanceof JsonValue.Str(var text) && RANGE.matcher(text).matches()) {
      var range = new Range(number(text.substring(0, 3)), number(text.substring(4)));
      if (range.from() <= range.to()) {
        return range;
      }
    }
    throw new WrongArgumentsException(
        "expect holds something that is neither a status from 100 to 599 nor a range as"
            + " \"200-299\"");
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  public boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.to());
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }
}
