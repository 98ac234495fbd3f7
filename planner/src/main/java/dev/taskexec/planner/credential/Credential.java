package dev.taskexec.planner.credential;

/// A stretch of a text that looks like a credential.
///
/// @param from where what must not be shown begins, in UTF-16 code units from 0
/// @param to behind its last character
/// @param looks what it looks like, with its article: `a GitHub token`
public record Credential(int from, int to, String looks) {}
