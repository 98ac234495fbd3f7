package dev.taskexec.effects.process.nativecall;

/// One instruction of a filter program: `struct sock_filter` of linux/filter.h, with the few codes
/// that are needed here. The accumulator is 32 bits wide.
///
/// @param code what it does
/// @param then how many instructions a jump skips where its condition holds
/// @param otherwise how many where it does not
/// @param value its constant
record FilterInstruction(int code, int then, int otherwise, int value) {
  static final int BYTES = 8;

  static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
  static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
  static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
  static final int JUMP_IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K, unsigned
  static final int RETURN = 0x06; // BPF_RET | BPF_K

  private static final int FARTHEST = 255;

  FilterInstruction {
    if (then < 0 || then > FARTHEST || otherwise < 0 || otherwise > FARTHEST) {
      throw new IllegalArgumentException("a jump over %d or %d".formatted(then, otherwise));
    }
  }

  /// Loads four bytes of the call's `struct seccomp_data`.
  static FilterInstruction load(int offset) {
    return new FilterInstruction(LOAD, 0, 0, offset);
  }

  static FilterInstruction and(int mask) {
    return new FilterInstruction(AND, 0, 0, mask);
  }

  static FilterInstruction ifEqual(int value, int then, int otherwise) {
    return new FilterInstruction(JUMP_IF_EQUAL, then, otherwise, value);
  }

  static FilterInstruction ifAtLeast(int value, int then, int otherwise) {
    return new FilterInstruction(JUMP_IF_AT_LEAST, then, otherwise, value);
  }

  static FilterInstruction answer(int action) {
    return new FilterInstruction(RETURN, 0, 0, action);
  }
}
