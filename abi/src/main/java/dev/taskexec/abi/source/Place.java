package dev.taskexec.abi.source;

/// Where trouble stands: in a text, in a file as a whole, or in what was typed.
public sealed interface Place {

  /// What the reader calls it: a path as it was given, or an option's name.
  String name();

  /// A stretch of a text file.
  record InText(String name, SourceSpan span, Quote quote) implements Place {}

  /// A file or folder as a whole: it is missing, unreadable, of the wrong kind.
  record OfFile(String name) implements Place {}

  /// A command-line option, or the environment variable that stands for it.
  record OfOption(String name) implements Place {}

  /// The same place, with its line made unreadable.
  default Place hidden() {
    return switch (this) {
      case InText(var name, var span, var quote) -> new InText(name, span, quote.hidden());
      case OfFile _, OfOption _ -> this;
    };
  }
}
