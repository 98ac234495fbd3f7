package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A stretch between blanks.
///
/// @param at where it starts in the text that it was found in
record Word(Written written, int at) {

  /// The words of a text.
  static List<Word> all(Written written) {
    var words = new ArrayList<Word>();
    var text = written.text();
    for (var at = Blanks.skip(text, 0); at < text.length(); at = Blanks.skip(text, at)) {
      var begin = at;
      while (at < text.length() && !Blanks.is(text.charAt(at))) {
        at++;
      }
      words.add(new Word(written.sub(begin, at), begin));
    }
    return words;
  }

  /// Where it ends in the text that it was found in.
  int end() {
    return at + written.length();
  }

  char first() {
    return written.text().charAt(0);
  }

  String lower() {
    return written.text().toLowerCase(Locale.ROOT);
  }
}
