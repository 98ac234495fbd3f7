package dev.taskexec.effects.net.request;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A header field to send.
///
/// @param name in small letters
/// @param secret whether it is not for another origin than the one it was written for
public record Field(String name, Template value, boolean secret) {
  /// A token (RFC 9110, section 5.6.2).
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]{1,200}");

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8192}+");

  /// Those of a connection or of the message's form, which are the client's (RFC 9110, section
  /// 7.6.1).
  private static final Set<String> OF_THE_CLIENT =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");

  /// @param name in small letters
  /// @throws WrongArgumentsException if no such field can be sent
  static Field read(String name, String value) throws WrongArgumentsException {
    if (!NAME.matcher(name).matches()) {
      throw new WrongArgumentsException(
          "a name in headers is not one of letters, digits and hyphens");
    }
    if (OF_THE_CLIENT.contains(name)) {
      throw new WrongArgumentsException("the header `%s` is set by the effect".formatted(name));
    }
    check(name, value);
    var template = new Template(value);
    return new Field(name, template, CREDENTIALS.contains(name) || !template.names().isEmpty());
  }

  private static void check(String name, String value) throws WrongArgumentsException {
    if (!VALUE.matcher(value).matches()) {
      throw new WrongArgumentsException(
          "the header `%s` holds a line break, a control, a character beyond ASCII, or more than"
                  .formatted(name)
              + " 8192 characters");
    }
  }

  /// The value that is sent.
  ///
  /// @throws WrongArgumentsException if a variable is missing or holds what no header can
  public String filled(Map<String, String> environment) throws WrongArgumentsException {
    var filled = value.filled(environment);
    check(name, filled);
    return filled;
  }
}
