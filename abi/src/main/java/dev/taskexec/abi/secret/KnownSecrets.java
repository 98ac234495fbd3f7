package dev.taskexec.abi.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The values of the secrets that were resolved so far, and nothing that shows them. Safe for use
/// by several threads: what is known grows under its own lock, and is read without one.
public final class KnownSecrets implements Redaction {
  private static final String CUT = "…";
  private static final Pattern CUTS = Pattern.compile(CUT);
  private static final byte[] NOTHING = {};

  private final List<String> names = new ArrayList<>();
  private final List<PatternTree.Pattern> patterns = new ArrayList<>();
  private volatile Optional<Known> known = Optional.empty();

  /// What was known at some time.
  private record Known(PatternTree tree, List<String> names) {

    RedactingStream stream() {
      return new RedactingStream(tree, names);
    }
  }

  /// Learns a value.
  ///
  /// @return whether it is redacted from now on; one of less than 4 characters is not
  public synchronized boolean add(String name, String value) {
    var forms = Forms.patterns(value, names.size());
    if (forms.isEmpty()) {
      return false;
    }
    names.add(name);
    patterns.addAll(forms);
    known = Optional.of(new Known(new PatternTree(patterns), List.copyOf(names)));
    return true;
  }

  @Override
  public boolean isEmpty() {
    return known.isEmpty();
  }

  @Override
  public String text(String text) {
    return known.map(all -> redacted(text, all)).orElse(text);
  }

  @Override
  public Stream stream() {
    return known.<Stream>map(Known::stream).orElseGet(NONE::stream);
  }

  /// Also where a text was cut in the middle of a value.
  private static String redacted(String text, Known known) {
    var whole = of(text, known, false);
    if (!whole.contains(CUT)) {
      return whole;
    }
    var parts = CUTS.split(whole, -1);
    var out = new ArrayList<String>();
    for (var i = 0; i < parts.length; i++) {
      out.add(of(parts[i], known, i < parts.length - 1));
    }
    return out.stream().collect(Collectors.joining(CUT));
  }

  /// A text without anything sought stays the very same, also one that UTF-8 cannot say.
  private static String of(String text, Known known, boolean cut) {
    var stream = known.stream();
    var out = new ByteArrayOutputStream();
    out.writeBytes(stream.next(text.getBytes(UTF_8), false));
    if (cut) {
      stream.coverBeginning(Forms.SHORTEST_VALUE);
    }
    out.writeBytes(stream.next(NOTHING, true));
    return stream.hasReplaced() ? out.toString(UTF_8) : text;
  }
}
