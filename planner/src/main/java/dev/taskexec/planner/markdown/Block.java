package dev.taskexec.planner.markdown;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// A part of a Markdown document that the extended grammar looks at, in the order in which they
/// stand in the file.
public sealed interface Block {

  /// Where it starts in the source: its first character that is not blank.
  int from();

  /// Where it ends in the source, without the line end.
  int to();

  /// A heading that stands in no list and no quotation.
  ///
  /// @param level from 1 to 6
  /// @param content what it says, without the marks and comments; empty for a lone `#`; a heading
  ///   of several lines has LF between them
  record Heading(int from, int to, int level, Written content) implements Block {}

  /// A line of a paragraph that stands in no quotation; a list item's first line is one. A heading
  /// in a list item comes as lines, too, with its marks: Markdown allows it, but it heads nothing.
  /// A line that is nothing but comments is none.
  ///
  /// @param from the first character of the physical line that is not blank: the list marker, where
  ///   it has one
  /// @param to behind the last character of the physical line that is not blank
  /// @param marker the innermost list item that the line begins, also where the marker stands alone
  ///   on the line before; `NONE` for other lines
  /// @param check the box of a task list item, on the line that begins it
  /// @param depth how many list items the line stands in, itself included
  /// @param begins whether it is the first line of its paragraph; otherwise it goes on where the
  ///   line before it ends
  /// @param content the line behind the list marker and the box, without comments and blanks at the
  ///   ends
  record Line(
      int from, int to, Marker marker, Check check, int depth, boolean begins, Written content)
      implements Block {}

  /// How a list item begins.
  enum Marker {
    NONE,
    /// `-`, `*` or `+`.
    BULLET,
    /// `1.` or `1)`.
    NUMBER
  }

  /// The box of a task list item.
  enum Check {
    NONE,
    /// `[ ]`
    OPEN,
    /// `[x]`
    DONE
  }

  /// Fenced code that stands in no quotation.
  ///
  /// @param from where its opening marks stand
  /// @param info what stands behind the opening marks, escapes undone and blanks at the ends taken
  ///   away
  /// @param content the lines, each with its line end as the source has it, without the indentation
  ///   that Markdown takes away; at the margin it is a stretch of the source
  /// @param closed whether it has closing marks; without them it ends with its last line that is
  ///   not blank before its list item or the document ends
  record Fence(int from, int to, Written info, Written content, boolean closed) implements Block {}

  /// The first row of a table that stands in no quotation.
  ///
  /// @param from the row's first character: behind the list marker, where it has one
  /// @param cells without comments and blanks at the ends, `\|` undone
  record TableHead(int from, int to, List<Written> cells) implements Block {
    public TableHead {
      cells = List.copyOf(cells);
    }
  }

  /// A later row of the table whose head came last.
  ///
  /// @param cells all that were written: where there are fewer than in the head, Markdown shows
  ///   empty ones, and it drops the ones beyond
  record TableRow(int from, int to, List<Written> cells) implements Block {
    public TableRow {
      cells = List.copyOf(cells);
    }
  }

  /// Something that is never read, in case something in it looks as if it should have been. A
  /// comment in a heading, line or row comes behind that.
  record Hidden(int from, int to, Why why) implements Block {}

  /// Why lines are not read.
  enum Why {
    /// An HTML comment.
    COMMENT,
    /// Other HTML that begins a block, with comments in it; also what stands behind a comment that
    /// begins a block, to the end of its line.
    HTML,
    /// Code that is indented by four columns or more.
    INDENTED,
    /// A quotation, with everything in it.
    QUOTATION
  }
}
