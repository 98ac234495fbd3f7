package dev.taskexec.planner.value;

/// What messages call a kind of value.
///
/// @param noun with its article: `a duration`
/// @param example how one may look
record Kind(String noun, String example) {

  /// The remedy where nothing better is known.
  String help() {
    return "write %s such as `%s`".formatted(noun, example);
  }

  /// `no duration`.
  String no() {
    return "no" + noun.substring(noun.indexOf(' '));
  }
}
