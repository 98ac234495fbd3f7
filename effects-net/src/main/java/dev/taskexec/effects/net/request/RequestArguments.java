package dev.taskexec.effects.net.request;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effects.net.url.BadUrlException;
import dev.taskexec.effects.net.url.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The arguments of `http.request` version 1, checked.
///
/// @param timeout from its start to the end of the last response
/// @param maxBytes how much of a body is taken
/// @param sha256 what the body's must be, 64 small hexadecimal digits
/// @param redirects how many are followed
/// @param to the file that takes the body, as it stands in the plan
/// @param cache whether a file that is still what the server has is not fetched again
/// @param caFile the certificates of the authorities that are trusted instead of the usual ones
public record RequestArguments(
    String method,
    Target target,
    List<Field> fields,
    Content content,
    Duration timeout,
    long maxBytes,
    StatusSet expected,
    Optional<String> sha256,
    int redirects,
    Optional<String> to,
    boolean cache,
    Optional<Target> proxy,
    Optional<String> caFile) {

  public static final List<String> NAMES =
      List.of(
          "method",
          "url",
          "headers",
          "body",
          "body_file",
          "timeout_ms",
          "max_bytes",
          "expect",
          "sha256",
          "redirects",
          "to",
          "cache",
          "proxy",
          "ca_file");

  public static final long MOST_MS = 86_400_000;
  public static final long MOST_BYTES_TO_FILE = 1L << 40;
  public static final long MOST_BYTES_AS_RESULT = 16L << 20;
  public static final int MOST_REDIRECTS = 10;
  public static final int MOST_HEADERS = 100;

  private static final long USUAL_MS = 300_000;
  private static final long USUAL_BYTES_TO_FILE = 100L << 20;
  private static final long USUAL_BYTES_AS_RESULT = 1L << 20;
  private static final int USUAL_REDIRECTS = 5;

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern SHA256 = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");

  /// They would make a tunnel of the request, or send back what was sent.
  private static final Set<String> REFUSED_METHODS = Set.of("CONNECT", "TRACE");

  public RequestArguments {
    fields = List.copyOf(fields);
  }

  /// @throws WrongArgumentsException if one is missing, unknown, of a wrong type or impossible
  public static RequestArguments read(JsonValue.Obj args) throws WrongArgumentsException {
    var members = new Members(args);
    members.checkKnown(NAMES);
    var to = members.path("to");
    var url = members.text("url");
    if (url.isEmpty()) {
      throw new WrongArgumentsException("url is missing");
    }
    var arguments =
        new RequestArguments(
            method(members),
            target(url.get()),
            fields(members),
            content(members),
            Duration.ofMillis(members.number("timeout_ms", 1, MOST_MS).orElse(USUAL_MS)),
            maxBytes(members, to.isPresent()),
            members.value("expect").isPresent()
                ? StatusSet.read(members.value("expect").get())
                : StatusSet.SUCCESS,
            sha256(members),
            (int) members.number("redirects", 0, MOST_REDIRECTS).orElse(USUAL_REDIRECTS),
            to,
            members.flag("cache"),
            proxy(members),
            members.path("ca_file"));
    if (arguments.cache && (to.isEmpty() || !arguments.method.equals("GET"))) {
      throw new WrongArgumentsException("cache needs `to` and the method GET");
    }
    return arguments;
  }

  private static String method(Members members) throws WrongArgumentsException {
    var method = members.text("method").orElse("GET");
    if (!METHOD.matcher(method).matches() || REFUSED_METHODS.contains(method)) {
      throw new WrongArgumentsException(
          "method is none that can be asked for; write it in capitals, as in `POST`");
    }
    return method;
  }

  private static Target target(String url) throws WrongArgumentsException {
    try {
      return Target.read(url);
    } catch (BadUrlException e) {
      throw new WrongArgumentsException(e.reason());
    }
  }

  private static Optional<Target> proxy(Members members) throws WrongArgumentsException {
    var given = members.text("proxy");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var proxy = target(given.get());
    if (proxy.secure() || !proxy.path().equals("/")) {
      throw new WrongArgumentsException("proxy is not of the form `http://host:port`");
    }
    return Optional.of(proxy);
  }

  private static List<Field> fields(Members members) throws WrongArgumentsException {
    var given = members.value("headers");
    if (given.isEmpty()) {
      return List.of();
    }
    if (!(given.get() instanceof JsonValue.Obj(var headers)) || headers.size() > MOST_HEADERS) {
      throw new WrongArgumentsException(
          "headers is not an object of at most %d strings".formatted(MOST_HEADERS));
    }
    var fields = new ArrayList<Field>();
    for (var header : headers.entrySet()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (fields.stream().anyMatch(field -> field.name().equals(name))) {
        throw new WrongArgumentsException("a header stands twice in headers");
      }
      fields.add(Field.read(name, Members.text("a value in headers", header.getValue())));
    }
    return fields;
  }

  private static Content content(Members members) throws WrongArgumentsException {
    var text = members.text("body");
    var file = members.path("body_file");
    if (text.isPresent() && file.isPresent()) {
      throw new WrongArgumentsException("body and body_file are both there; only one can be sent");
    }
    return text.<Content>map(body -> new Content.Text(new Template(body)))
        .or(() -> file.map(Content.OfFile::new))
        .orElseGet(Content.None::new);
  }

  private static long maxBytes(Members members, boolean toFile) throws WrongArgumentsException {
    return members
        .number("max_bytes", 0, toFile ? MOST_BYTES_TO_FILE : MOST_BYTES_AS_RESULT)
        .orElse(toFile ? USUAL_BYTES_TO_FILE : USUAL_BYTES_AS_RESULT);
  }

  private static Optional<String> sha256(Members members) throws WrongArgumentsException {
    var given = members.text("sha256");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var digest = SHA256.matcher(given.get());
    if (!digest.matches()) {
      throw new WrongArgumentsException("sha256 is not 64 small hexadecimal digits");
    }
    return Optional.of(digest.group(1));
  }
}
