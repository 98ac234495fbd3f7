package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;

/// What became of the files that were to be copied.
///
/// @param files that were copied, with so many bytes in all
/// @param kept that were there, and stayed as they were
/// @param leftOut that are no files
/// @param denied that may not be read
record CopyCount(long files, long size, long kept, long leftOut, long denied) {
  static final CopyCount NONE = new CopyCount(0, 0, 0, 0, 0);

  CopyCount plusFile(long bytes) {
    return new CopyCount(files + 1, size + bytes, kept, leftOut, denied);
  }

  CopyCount plusKept() {
    return new CopyCount(files, size, kept + 1, leftOut, denied);
  }

  CopyCount plusLeftOut() {
    return new CopyCount(files, size, kept, leftOut + 1, denied);
  }

  CopyCount plusDenied() {
    return new CopyCount(files, size, kept, leftOut, denied + 1);
  }

  Obj result() {
    return members().build();
  }

  Obj single(Sha256 digest) {
    return members().put("sha256", digest.hex()).build();
  }

  private JsonValue.Builder members() {
    return Obj.builder()
        .put("files", files)
        .put("size", size)
        .put("kept", kept)
        .put("left_out", leftOut)
        .put("denied", denied);
  }
}
