package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.regex.Pattern;

/// Dotted quads: four decimal numbers. Octal, hexadecimal and short forms, which libraries read in
/// different ways, are none.
final class Ipv4 {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");

  private Ipv4() {}

  static AddressBits read(String text) {
    var parts = text.split("\\.", -1);
    var bits = 0L;
    for (var part : parts) {
      if (parts.length != 4 || !NUMBER.matcher(part).matches() || Integer.parseInt(part) > 255) {
        throw new PermitSyntaxException(
            shown(text) + " is no IPv4 address",
            "write four decimal numbers from 0 to 255 without leading zeros, as in `127.0.0.1`");
      }
      bits = bits << 8 | Integer.parseInt(part);
    }
    return new AddressBits(false, 0, bits);
  }

  static String text(long bits) {
    return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
  }
}
