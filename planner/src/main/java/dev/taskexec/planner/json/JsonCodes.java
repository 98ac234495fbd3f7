package dev.taskexec.planner.json;

import dev.taskexec.abi.diagnostic.Code;

/// The codes under which one kind of file reports its mistakes.
///
/// @param syntax it is not JSON
/// @param duplicate a key stands twice in an object
/// @param type a value has the wrong type
/// @param impossible a value of the right type cannot be meant
/// @param missing a field is not there
/// @param empty a command has no program
public record JsonCodes(
    Code syntax, Code duplicate, Code type, Code impossible, Code missing, Code empty) {
  public static final JsonCodes PLAN =
      new JsonCodes(Code.PLN003, Code.PLN004, Code.PLN005, Code.PLN010, Code.PLN006, Code.PLN010);
  public static final JsonCodes CONFIGURATION =
      new JsonCodes(Code.CFG003, Code.CFG004, Code.CFG005, Code.CFG010, Code.CFG006, Code.CFG007);
}
