package dev.taskexec.effects.process.nativecall;

/// Runs a filter program as the kernel does, for calls that this machine may not have. What does
/// not end with an answer within the program is an error.
final class FilterMachine {
  private static final int FIRST_WORD = 16;

  private FilterMachine() {}

  /// @param audit by which way into the kernel it comes
  /// @return what the filter answers
  static int answer(SystemCallFilter filter, int audit, int number, long... words) {
    var accumulator = 0;
    for (var at = 0; at < filter.program().size(); at++) {
      var instruction = filter.program().get(at);
      switch (instruction.code()) {
        case FilterInstruction.LOAD ->
            accumulator = load(instruction.value(), audit, number, words);
        case FilterInstruction.AND -> accumulator &= instruction.value();
        case FilterInstruction.JUMP_IF_EQUAL ->
            at += accumulator == instruction.value() ? instruction.then() : instruction.otherwise();
        case FilterInstruction.JUMP_IF_AT_LEAST ->
            at +=
                Integer.compareUnsigned(accumulator, instruction.value()) >= 0
                    ? instruction.then()
                    : instruction.otherwise();
        case FilterInstruction.RETURN -> {
          return instruction.value();
        }
        default -> throw new AssertionError("unknown: " + instruction);
      }
    }
    throw new AssertionError("ran out of the program");
  }

  private static int load(int offset, int audit, int number, long[] words) {
    if (offset == 0) {
      return number;
    }
    if (offset == Integer.BYTES) {
      return audit;
    }
    var index = (offset - FIRST_WORD) / Long.BYTES;
    var word = index < words.length ? words[index] : 0;
    return (int) (offset % Long.BYTES == 0 ? word : word >>> Integer.SIZE);
  }
}
