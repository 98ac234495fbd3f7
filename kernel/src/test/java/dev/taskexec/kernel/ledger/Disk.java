package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/// What a disk holds of a ledger: its file, and what was kept aside. Bytes stand as characters, one
/// each, so that two disks can be compared.
public record Disk(String file, List<String> kept) {
  public static final Disk EMPTY = new Disk("", List.of());

  public Disk {
    kept = List.copyOf(kept);
  }

  public static Disk of(byte[] file) {
    return new Disk(new String(file, ISO_8859_1), List.of());
  }

  public byte[] bytes() {
    return file.getBytes(ISO_8859_1);
  }

  Disk with(String other) {
    return new Disk(other, kept);
  }
}
