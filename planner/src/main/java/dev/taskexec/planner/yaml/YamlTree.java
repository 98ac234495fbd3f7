package dev.taskexec.planner.yaml;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;

/// Puts the values of a document together from the parser's events.
final class YamlTree {
  /// Nobody looks at more of it, and there may be one behind the other without blanks.
  private static final int LONGEST_WORD = 200;

  private final Written document;
  private final CodePoints points;
  private final YamlSyntax syntax;
  private final Deque<OpenCollection> open = new ArrayDeque<>();
  private YamlValue root;
  private int documents;

  YamlTree(Written document, CodePoints points, YamlSyntax syntax) {
    this.document = document;
    this.points = points;
    this.syntax = syntax;
    this.root = new Scalar(document.sub(0, 0), true);
  }

  /// The value of the document.
  YamlValue root() {
    return root;
  }

  /// Takes one event.
  ///
  /// @return whether it makes sense to go on
  boolean take(Event event) {
    return switch (event) {
      case DocumentStartEvent start -> startDocument(start);
      case AliasEvent alias -> refuseAlias(alias);
      case ScalarEvent scalar -> {
        reportProperties(scalar, scalar.getTag());
        yield add(ScalarText.read(scalar, document, start(scalar), end(scalar)));
      }
      case CollectionStartEvent start -> {
        reportProperties(start, start.getTag());
        yield startCollection(start);
      }
      case MappingEndEvent _, SequenceEndEvent _ -> add(open.pop().close(offset(end(event))));
      default -> true;
    };
  }

  private boolean startDocument(DocumentStartEvent event) {
    if (++documents > 1) {
      syntax.report(
          start(event),
          end(event),
          "a second YAML document starts here; one is read",
          "remove this line and what follows it, or put both documents together");
    }
    return documents == 1;
  }

  private boolean startCollection(CollectionStartEvent event) {
    var at = start(event);
    if (open.size() == Yaml.DEEPEST) {
      syntax.report(
          at,
          at + 1,
          "lists and mappings stand more than %d deep in each other here".formatted(Yaml.DEEPEST),
          "write it flatter");
      return false;
    }
    var above = open.peek();
    if (above != null && above.expectsKey()) {
      syntax.report(
          at,
          at + 1,
          "a list or a mapping stands where a key is expected",
          "write a text as the key; put a text that starts with `[` or `{` in quotes");
      return false;
    }
    open.push(new OpenCollection(event instanceof MappingStartEvent, event.isFlow(), offset(at)));
    return true;
  }

  private boolean add(YamlValue value) {
    var above = open.peek();
    if (above == null) {
      root = value;
    } else if (above.expectsKey() && value instanceof Scalar key) {
      above.key(key).ifPresent(first -> reportTwice(key, first));
    } else {
      above.add(value);
    }
    return true;
  }

  private void reportTwice(Scalar key, Entry first) {
    syntax.report(
        key.text(),
        "the key `%s` stands here a second time; it stands in line %d already"
            .formatted(Excerpt.of(key.text().text()), first.key().text().line()),
        "remove one of the two");
  }

  private boolean refuseAlias(AliasEvent event) {
    syntax.report(
        start(event),
        end(event),
        "`%s` is an alias of YAML, and these are not followed".formatted(shown(event)),
        "write the value out where it is needed; put a text that starts with `*` in quotes");
    return false;
  }

  private void reportProperties(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isEmpty() && tag.isEmpty()) {
      return;
    }
    var from = start(event);
    var word = wordEnd(from);
    if (event.getAnchor().isPresent()) {
      syntax.report(
          from,
          word,
          "`%s` is an anchor of YAML, and these are not read"
              .formatted(Excerpt.of(document.text(), from, word)),
          "remove it; put a text that starts with `&` in quotes");
    } else {
      syntax.report(
          from,
          word,
          "`%s` is a tag of YAML, and these are not read"
              .formatted(Excerpt.of(document.text(), from, word)),
          "remove it; put a text that starts with `!` in quotes");
    }
  }

  private String shown(Event event) {
    return Excerpt.of(document.text(), start(event), end(event));
  }

  private int wordEnd(int from) {
    var text = document.text();
    var end = from;
    while (end < text.length()
        && end - from < LONGEST_WORD
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int offset(int index) {
    return document.offset(index);
  }

  private int start(Event event) {
    return points.index(event.getStartMark().orElseThrow().getIndex());
  }

  private int end(Event event) {
    return points.index(event.getEndMark().orElseThrow().getIndex());
  }
}
