package dev.taskexec.effects.net;

import dev.taskexec.effects.net.request.Content;
import dev.taskexec.effects.net.request.Field;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.request.Template;
import dev.taskexec.effects.net.url.BadUrlException;
import dev.taskexec.effects.net.url.Target;
import java.util.List;
import java.util.Set;

/// One request of those that follow each other by redirects (RFC 9110, section 15.4).
record Hop(String method, Target target, List<Field> fields, Content content) {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int SEE_OTHER = 303;

  Hop {
    fields = List.copyOf(fields);
  }

  static Hop first(RequestArguments arguments) {
    return new Hop(arguments.method(), arguments.target(), arguments.fields(), arguments.content());
  }

  static boolean isRedirect(int status) {
    return REDIRECTS.contains(status);
  }

  /// The request that a redirect asks for. Credentials, and headers that hold a variable's value,
  /// go to no other origin than the one that they were written for.
  ///
  /// @param location as it was sent
  /// @throws BadUrlException if that leads nowhere
  Hop after(int status, String location) throws BadUrlException {
    var next = target.resolve(location);
    var kept =
        next.hasOriginOf(target)
            ? fields
            : fields.stream().filter(field -> !field.secret()).toList();
    var becomesGet =
        switch (method) {
          case "HEAD" -> false;
          case "POST" -> status <= SEE_OTHER;
          default -> status == SEE_OTHER;
        };
    return becomesGet
        ? new Hop("GET", next, withoutContent(kept), new Content.None())
        : new Hop(method, next, kept, content);
  }

  private static List<Field> withoutContent(List<Field> fields) {
    return fields.stream().filter(field -> !field.name().startsWith("content-")).toList();
  }

  /// Whether its body holds the value of a variable.
  boolean carriesVariable() {
    return content instanceof Content.Text(Template template) && !template.names().isEmpty();
  }
}
