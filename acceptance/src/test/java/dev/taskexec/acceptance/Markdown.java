package dev.taskexec.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A document of the project, read as its readers' tools read it.
///
/// @param text its source
record Markdown(Path file, String text) {

  /// @param language the first word behind the fence
  record Fence(String language, String content) {}

  static Markdown read(Path file) {
    try {
      return new Markdown(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Fence> fences() {
    var all = new ArrayList<Fence>();
    visit(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            all.add(new Fence(block.getInfo().split(" ", 2)[0], block.getLiteral()));
          }
        });
    return all;
  }

  List<String> fences(String language) {
    return fences().stream()
        .filter(fence -> fence.language().equals(language))
        .map(Fence::content)
        .toList();
  }

  /// Where its links and images lead to.
  List<String> destinations() {
    var all = new ArrayList<String>();
    visit(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            all.add(link.getDestination());
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            all.add(image.getDestination());
            visitChildren(image);
          }
        });
    return all;
  }

  /// What a heading is called in an address, as GitHub derives it.
  List<String> anchors() {
    var all = new ArrayList<String>();
    visit(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            all.add(
                plain(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
          }
        });
    return all;
  }

  private void visit(AbstractVisitor visitor) {
    Parser.builder().build().parse(text).accept(visitor);
  }

  private static String plain(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
