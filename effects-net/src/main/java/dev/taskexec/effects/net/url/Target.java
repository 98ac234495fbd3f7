package dev.taskexec.effects.net.url;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.Host;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.text.OneLine;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What an `http` or `https` URL asks for, read so strictly that no two readers can take it for
/// different hosts.
///
/// @param host one name or one address
/// @param path path and query, with `/` at its start; as it was written
public record Target(boolean secure, Host host, int port, String path) {
  private static final int LONGEST = 8192;
  private static final int SHOWN = 100;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
  private static final Pattern URL = Pattern.compile("[A-Za-z]++://([^/?#]*+)([^#]*+)(?:#.*)?");

  /// What RFC 3986 allows in path and query beside letters, digits and `%`.
  private static final String PUNCTUATION = "-._~!$&'()*+,;=:@/?";

  /// What cannot be part of a host, but has a meaning in a permit.
  private static final String NOT_OF_HOSTS = "\"*\\,% \t";

  /// Reads a whole URL; what follows `#` is not part of a request and is dropped.
  ///
  /// @throws BadUrlException with what is wrong
  public static Target read(String text) throws BadUrlException {
    if (text.length() > LONGEST) {
      throw new BadUrlException(
          "a URL of %d characters; %d is the most".formatted(text.length(), LONGEST));
    }
    var secure = isSecure(text);
    var parts = URL.matcher(text);
    if (!parts.matches()) {
      throw wrong(text, "is no URL; write it as `https://host/path`");
    }
    var destination = destination(text, parts.group(1));
    var rest = parts.group(2);
    checkRest(text, rest);
    return new Target(
        secure,
        destination.host(),
        destination.port().orElse(secure ? HTTPS : HTTP),
        rest.startsWith("/") ? rest : "/" + rest);
  }

  private static boolean isSecure(String text) throws BadUrlException {
    var scheme = SCHEME.matcher(text);
    return switch (scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "") {
      case "http" -> false;
      case "https" -> true;
      default -> throw wrong(text, "does not begin with `http://` or `https://`");
    };
  }

  private static Destination destination(String text, String authority) throws BadUrlException {
    if (authority.indexOf('@') >= 0) {
      throw new BadUrlException(
          "the URL names a user before its host; credentials belong into a header");
    }
    if (authority.isEmpty() || authority.chars().anyMatch(c -> NOT_OF_HOSTS.indexOf(c) >= 0)) {
      throw wrong(text, "names no host; write it as `https://host/path`");
    }
    try {
      if (PermitRule.parse("net:" + authority).resource() instanceof Destination destination) {
        return destination;
      }
      throw new IllegalStateException("no destination: " + authority);
    } catch (PermitSyntaxException e) {
      throw new BadUrlException("in the URL, " + e.getMessage());
    }
  }

  private static void checkRest(String text, String rest) throws BadUrlException {
    for (var i = 0; i < rest.length(); i++) {
      var c = rest.charAt(i);
      var encoded =
          c == '%'
              && i + 2 < rest.length()
              && Character.digit(rest.charAt(i + 1), 16) >= 0
              && Character.digit(rest.charAt(i + 2), 16) >= 0;
      var letter = c < 0x80 && Character.isLetterOrDigit(c);
      if (!letter && !encoded && PUNCTUATION.indexOf(c) < 0) {
        throw wrong(
            text, "holds the character U+%04X, which must be percent-encoded".formatted((int) c));
      }
    }
  }

  private static BadUrlException wrong(String text, String what) {
    return new BadUrlException("`%s` %s".formatted(OneLine.of(text, SHOWN), what));
  }

  /// Where a reference leads from here (RFC 3986, section 5.2).
  ///
  /// @throws BadUrlException if that is nothing that can be requested
  public Target resolve(String reference) throws BadUrlException {
    var hash = reference.indexOf('#');
    var plain = hash < 0 ? reference : reference.substring(0, hash);
    if (SCHEME.matcher(plain).matches()) {
      return read(plain);
    }
    if (plain.startsWith("//")) {
      return read(scheme() + ":" + plain);
    }
    return switch (plain.isEmpty() ? ' ' : plain.charAt(0)) {
      case ' ' -> this;
      case '/' -> at(plain);
      case '?' -> at(withoutQuery(path) + plain);
      default -> {
        var base = withoutQuery(path);
        yield at(base.substring(0, base.lastIndexOf('/') + 1) + plain);
      }
    };
  }

  private Target at(String other) throws BadUrlException {
    var plain = withoutQuery(other);
    return read(origin() + DotSegments.removedFrom(plain) + other.substring(plain.length()));
  }

  private static String withoutQuery(String path) {
    var mark = path.indexOf('?');
    return mark < 0 ? path : path.substring(0, mark);
  }

  /// Whether both have scheme, host and port in common (RFC 6454).
  public boolean hasOriginOf(Target other) {
    return secure == other.secure && host.equals(other.host) && port == other.port;
  }

  public String scheme() {
    return secure ? "https" : "http";
  }

  /// Scheme, host, and port where it is not the usual one.
  public String origin() {
    return scheme() + "://" + host + (hasUsualPort() ? "" : ":" + port);
  }

  /// Whether the port is the one that goes without saying.
  public boolean hasUsualPort() {
    return port == (secure ? HTTPS : HTTP);
  }

  /// The name or the address, which has no brackets.
  public String hostName() {
    var text = host.toString();
    return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
  }

  /// The permit that it needs.
  public PermitRule permit() {
    return new PermitRule(false, Action.NET, new Destination(host, OptionalInt.of(port)));
  }

  /// The URL.
  @Override
  public String toString() {
    return origin() + path;
  }
}
