package dev.taskexec.abi.invariant;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// A whole number of bytes with its unit: `0B`, `10MB` (10^6), `2GiB` (2^30).
final class ByteSize {
  private static final long MOST = 1L << 53;
  private static final Pattern FORM = Pattern.compile("(\\d{1,16})([A-Za-z]{1,3})");
  private static final SequencedMap<String, Long> UNITS = units();

  private ByteSize() {}

  /// Empty for a text that is none, or is more than 2^53 bytes.
  static Optional<Long> of(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var unit = UNITS.get(parts.group(2));
    var number = Long.parseLong(parts.group(1));
    return unit != null && number <= MOST / unit ? Optional.of(number * unit) : Optional.empty();
  }

  private static SequencedMap<String, Long> units() {
    var units = new LinkedHashMap<String, Long>();
    var binary = 1L;
    var decimal = 1L;
    units.put("B", 1L);
    for (var prefix : new String[] {"K", "M", "G", "T"}) {
      binary <<= 10;
      decimal *= 1000;
      units.put(prefix + "iB", binary);
      units.put(prefix + "B", decimal);
    }
    units.put("kB", 1000L);
    return units;
  }
}
