package dev.taskexec.effects.net;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a server said about a response that was kept, by which it can tell whether it still has the
/// same (RFC 9110, section 8.8). It stands in a file beside the one that was kept.
///
/// Whoever may write there may change it. It is used only if the kept file still has the digest
/// that stands here, and is only sent to where it came from; so a false one means at most that the
/// server says "the same" of what is not.
///
/// @param url from which the response came in the end
/// @param sha256 of the kept file
/// @param fields `etag` and `last-modified`, as far as there were
record Validators(String url, String sha256, Map<String, String> fields) {
  /// No file of validators is larger.
  static final int MOST_BYTES = 32_768;

  private static final String URL = "url";
  private static final String SHA256 = "sha256";
  private static final String ETAG = "etag";
  private static final String LAST_MODIFIED = "last-modified";
  private static final List<String> TOLD = List.of(ETAG, LAST_MODIFIED);
  private static final Pattern LINE = Pattern.compile("([a-z0-9-]+): ([\\x20-\\x7e]{1,8192}+)");

  Validators {
    fields = Map.copyOf(fields);
  }

  /// The name of the file that has them.
  static Path nameFor(Path kept) {
    return Path.of("." + kept + ".validators");
  }

  /// Those of a response; empty if it has none, or none that can be kept.
  static Optional<Validators> of(String url, String sha256, Map<String, String> response) {
    var fields = new LinkedHashMap<String, String>();
    for (var name : TOLD) {
      var value = response.get(name);
      if (value != null && LINE.matcher(name + ": " + value).matches()) {
        fields.put(name, value);
      }
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Validators(url, sha256, fields));
  }

  /// Reads a file; empty if it is not one of these.
  static Optional<Validators> read(byte[] bytes) {
    var fields = new LinkedHashMap<String, String>();
    for (var line : new String(bytes, StandardCharsets.ISO_8859_1).lines().toList()) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        return Optional.empty();
      }
      fields.put(parts.group(1), parts.group(2));
    }
    var url = Optional.ofNullable(fields.remove(URL));
    var sha256 = Optional.ofNullable(fields.remove(SHA256));
    return url.isPresent() && sha256.isPresent()
        ? Optional.of(new Validators(url.get(), sha256.get(), fields))
        : Optional.empty();
  }

  byte[] bytes() {
    var text = new StringBuilder();
    text.append(URL + ": ").append(url).append('\n');
    text.append(SHA256 + ": ").append(sha256).append('\n');
    for (var name : TOLD) {
      if (fields.containsKey(name)) {
        text.append(name).append(": ").append(fields.get(name)).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The headers with which the server is asked.
  Map<String, String> conditions() {
    var conditions = new LinkedHashMap<String, String>();
    if (fields.containsKey(ETAG)) {
      conditions.put("if-none-match", fields.getOrDefault(ETAG, ""));
    }
    if (fields.containsKey(LAST_MODIFIED)) {
      conditions.put("if-modified-since", fields.getOrDefault(LAST_MODIFIED, ""));
    }
    return conditions;
  }
}
