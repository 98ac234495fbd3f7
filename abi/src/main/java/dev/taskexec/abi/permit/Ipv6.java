package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.regex.Pattern;

/// IPv6 addresses in the one form of RFC 5952: small letters, no leading zeros, the longest run of
/// zero groups as `::`.
final class Ipv6 {
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private Ipv6() {}

  static AddressBits read(String text) {
    if (text.contains(".") || text.contains("%")) {
      throw new PermitSyntaxException(
          shown(text) + " is no IPv6 address here",
          "write it in hexadecimal groups without a zone, and an IPv4 address without brackets");
    }
    var address = groups(text);
    if (address.high() == 0 && address.low() >>> 32 == 0xFFFF) {
      throw new PermitSyntaxException(
          shown(text) + " is an IPv4 address in disguise",
          "write `net:%s`".formatted(Ipv4.text(address.low() & 0xFFFF_FFFFL)));
    }
    if (!text(address).equals(text)) {
      throw new PermitSyntaxException(
          shown(text) + " is not the usual form of the address",
          "write `[" + text(address) + "]` (RFC 5952)");
    }
    return address;
  }

  private static AddressBits groups(String text) {
    var gap = text.indexOf("::");
    var left = gap < 0 ? text : text.substring(0, gap);
    var right = gap < 0 ? "" : text.substring(gap + 2);
    var before = left.isEmpty() ? new String[0] : left.split(":", -1);
    var after = right.isEmpty() ? new String[0] : right.split(":", -1);
    var count = before.length + after.length;
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      throw wrong(text);
    }
    var values = new int[GROUPS];
    for (var i = 0; i < before.length; i++) {
      values[i] = group(before[i], text);
    }
    for (var i = 0; i < after.length; i++) {
      values[GROUPS - after.length + i] = group(after[i], text);
    }
    return new AddressBits(true, half(values, 0), half(values, 4));
  }

  private static int group(String written, String text) {
    if (!GROUP.matcher(written).matches()) {
      throw wrong(text);
    }
    return Integer.parseInt(written, 16);
  }

  private static long half(int[] values, int from) {
    var bits = 0L;
    for (var i = from; i < from + 4; i++) {
      bits = bits << 16 | values[i];
    }
    return bits;
  }

  private static PermitSyntaxException wrong(String text) {
    return new PermitSyntaxException(
        shown(text) + " is no IPv6 address",
        "write up to eight groups of one to four hexadecimal digits, as in `[2001:db8::1]`");
  }

  static String text(AddressBits address) {
    var values = new int[GROUPS];
    for (var i = 0; i < GROUPS; i++) {
      values[i] = (int) ((i < 4 ? address.high() : address.low()) >>> (48 - 16 * (i % 4))) & 0xFFFF;
    }
    var start = -1;
    var length = 1;
    for (var i = 0; i < GROUPS; i++) {
      var zeros = zeros(values, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    var text = new StringBuilder();
    for (var i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(values[i]));
      }
    }
    return text.toString();
  }

  private static int zeros(int[] values, int from) {
    var i = from;
    while (i < GROUPS && values[i] == 0) {
      i++;
    }
    return i - from;
  }
}
