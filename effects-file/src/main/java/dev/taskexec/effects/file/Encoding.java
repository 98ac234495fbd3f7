package dev.taskexec.effects.file;

/// How bytes are written in JSON.
enum Encoding {
  /// As the characters whose UTF-8 they are.
  TEXT,
  /// In base64, RFC 4648.
  BASE64
}
