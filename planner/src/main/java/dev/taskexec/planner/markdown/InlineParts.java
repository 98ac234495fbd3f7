package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.InlineText.Part;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Takes a short text apart with commonmark-java.
final class InlineParts {
  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /// Before a text, so that no link is defined at its start; for what follows it is as good as
  /// nothing.
  private static final String BEFORE = "a ";

  /// Punctuation that may stand for a `<` that opens nothing.
  private static final char[] MARKS = {'\u203D', '\u2042'};

  private final Written content;
  private final char mark;
  private final List<Part> parts = new ArrayList<>();

  private final StringBuilder plain = new StringBuilder();
  private int plainFrom;
  private int plainTo;

  private InlineParts(Written content, char mark) {
    this.content = content;
    this.mark = mark;
  }

  /// The parts; only one plain part if somebody wrote all the marks.
  static List<Part> in(Written content) {
    for (var mark : MARKS) {
      if (content.text().indexOf(mark) < 0) {
        return new InlineParts(content, mark).take();
      }
    }
    return List.of(new Part(false, content.text(), content));
  }

  private List<Part> take() {
    var document = PARSER.parse(BEFORE + HopelessOpeners.blot(content.text(), mark));
    for (var node = document.getFirstChild(); node != null; node = DocumentOrder.after(node)) {
      switch (node) {
        case Code code -> {
          endPlain();
          parts.add(new Part(true, restored(code.getLiteral()), content.sub(from(code), to(code))));
        }
        case Text text -> addPlain(restored(text.getLiteral()), text);
        case SoftLineBreak _ -> plain.append(' ');
        case HardLineBreak _ -> plain.append(' ');
        default -> {}
      }
    }
    endPlain();
    return parts;
  }

  private void addPlain(String text, Node node) {
    var own = node.getSourceSpans().getFirst().getInputIndex() == 0;
    if (plain.isEmpty()) {
      plainFrom = from(node);
    }
    plain.append(own ? text.substring(Math.min(text.length(), BEFORE.length())) : text);
    plainTo = to(node);
  }

  private void endPlain() {
    if (!plain.isEmpty()) {
      parts.add(new Part(false, plain.toString(), content.sub(plainFrom, plainTo)));
      plain.setLength(0);
    }
  }

  private String restored(String text) {
    return text.replace(mark, '<');
  }

  private static int from(Node node) {
    return Math.max(0, node.getSourceSpans().getFirst().getInputIndex() - BEFORE.length());
  }

  private static int to(Node node) {
    var last = node.getSourceSpans().getLast();
    return Math.max(0, last.getInputIndex() + last.getLength() - BEFORE.length());
  }
}
