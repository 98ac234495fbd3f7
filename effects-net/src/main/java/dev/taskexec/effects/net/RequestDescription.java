package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.effects.net.request.RequestArguments;
import java.util.List;
import java.util.Map;

/// What is said of `http.request`.
final class RequestDescription {
  static final EffectDescription TEXT =
      new EffectDescription(
          "Sends one HTTP request and takes its response, as a file or into the result.",
          Obj.builder()
              .put("type", "object")
              .put("properties", properties())
              .putStrings("required", List.of("url"))
              .put("additionalProperties", false)
              .build(),
          permits(),
          result(),
          "GET and HEAD can be done twice: a file is replaced by what the server has then, and with"
              + " `cache` not even fetched; what another method comes to the second time is up to"
              + " the server, so give such an envelope an `idempotence_key`.",
          examples());

  private RequestDescription() {}

  private static Obj properties() {
    return Obj.builder()
        .put("method", text("The method, in capitals; GET if absent.", "^[A-Z]{1,20}$"))
        .put("url", text("An `http` or `https` URL, without user and password.", "^https?://"))
        .put(
            "headers",
            Obj.builder()
                .put("type", "object")
                .put("additionalProperties", Obj.builder().put("type", "string").build())
                .put("maxProperties", RequestArguments.MOST_HEADERS)
                .put(
                    "description",
                    "Headers to send; `${env:NAME}` in a value is the value of a variable. Not"
                        + " `Host` and those of a connection.")
                .build())
        .put(
            "body",
            text("A text to send, as UTF-8; `${env:NAME}` in it is the value of a variable."))
        .put("body_file", path("A file to send instead of a text."))
        .put(
            "timeout_ms",
            number(
                "How long all may take, with redirects, in milliseconds; 300000 if absent.",
                1,
                RequestArguments.MOST_MS))
        .put(
            "max_bytes",
            number(
                "The largest body that is taken; 104857600 to a file and 1048576 into the result"
                    + " if absent, and at most 16777216 into the result.",
                0,
                RequestArguments.MOST_BYTES_TO_FILE))
        .put("expect", expect())
        .put(
            "sha256",
            text(
                "The SHA-256 that the body must have, in small hexadecimal digits.",
                "^(sha256:)?[0-9a-f]{64}$"))
        .put(
            "redirects",
            number(
                "How many redirects are followed; 5 if absent.",
                0,
                RequestArguments.MOST_REDIRECTS))
        .put(
            "to",
            path(
                "The file that takes the body; it appears whole, or stays as it was. Missing folders"
                    + " below the root are made."))
        .put(
            "cache",
            Obj.builder()
                .put("type", "boolean")
                .put(
                    "description",
                    "With `to` and GET: whether a file that the server still has like that is not"
                        + " fetched again. What the server said of it stands beside it in"
                        + " `.NAME.validators`.")
                .build())
        .put("proxy", text("The proxy to use, as `http://host:port`; none if absent."))
        .put(
            "ca_file", path("A file with the certificates of the only authorities to trust (PEM)."))
        .build();
  }

  private static Obj expect() {
    return Obj.builder()
        .put("type", "array")
        .put(
            "items",
            Obj.builder()
                .put(
                    "oneOf",
                    List.of(
                        Obj.builder()
                            .put("type", "integer")
                            .put("minimum", 100)
                            .put("maximum", 599)
                            .build(),
                        Obj.builder()
                            .put("type", "string")
                            .put("pattern", "^[1-5][0-9]{2}-[1-5][0-9]{2}$")
                            .build()))
                .build())
        .put("minItems", 1)
        .put(
            "description",
            "With which status the response is taken: codes, and ranges as \"200-299\", which is"
                + " what is wanted if absent. Any other fails.")
        .build();
  }

  private static Obj text(String description) {
    return Obj.builder().put("type", "string").put("description", description).build();
  }

  private static Obj text(String description, String pattern) {
    return Obj.builder()
        .put("type", "string")
        .put("pattern", pattern)
        .put("description", description)
        .build();
  }

  private static Obj path(String description) {
    return Obj.builder()
        .put("type", "string")
        .put("minLength", 1)
        .put("description", description + " Relative to the root.")
        .build();
  }

  private static Obj number(String description, long least, long most) {
    return Obj.builder()
        .put("type", "integer")
        .put("minimum", least)
        .put("maximum", most)
        .put("description", description)
        .build();
  }

  private static List<String> permits() {
    return List.of(
        "`net:` for host and port of the URL, of each redirect, and of the proxy; for an address"
            + " that is not public one with that address or its network",
        "`write:` for `to`, `read:` for `body_file` and `ca_file`",
        "`read:` and `write:` for `to` and for `.NAME.validators` beside it with `cache`",
        "`env:` for each `${env:NAME}`");
  }

  private static List<String> result() {
    return List.of(
        "`status`: the status of the last response",
        "`url`: where it came from, and `redirects`: after how many redirects",
        "`headers`: its headers by their names in small letters, without cookies, values cut after"
            + " 1,000 characters",
        "`bytes` and `sha256`: of the body, or of the file that is still good",
        "`from_cache`: whether the file was still good",
        "`body`, or `body_base64` if it is no text: the body, if there is no `to`");
  }

  private static List<Obj> examples() {
    return List.of(
        Obj.builder()
            .put("url", "https://repo.example/tool-1.4.2.tar.gz")
            .put("to", "out/tool.tar.gz")
            .put("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            .build(),
        Obj.builder()
            .put("method", "POST")
            .put("url", "https://api.example/releases")
            .putStrings("headers", Map.of("Authorization", "Bearer ${env:API_TOKEN}"))
            .put("body", "{\"tag\": \"v1.4.2\"}")
            .put("expect", List.of(JsonValue.of(201)))
            .build());
  }
}
