package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// Reads a ledger from its start to its end and checks it on the way: each line is as the writer
/// writes it, numbers have no gaps, each line names the digest of the one before it, all are of one
/// run. It changes nothing, and needs no more memory for a long ledger than for a short one.
///
/// Only the last line may be torn: without a newline, or no record. A kit or a machine that dies
/// leaves that behind; anything else was done by somebody, or by a disk.
public final class LedgerReader {

  /// Takes the records, one after the other.
  public interface Visitor {

    /// @param digest of its line, as the ledger's next line names it
    void take(AuditRecord told, Sha256 digest);
  }

  private final String shown;
  private final RunId run;
  private final Visitor visitor;
  private final Set<String> recovered = new LinkedHashSet<>();
  private long records;
  private Sha256 last = LedgerEnd.NOTHING;

  private LedgerReader(String shown, RunId run, Visitor visitor) {
    this.shown = shown;
    this.run = run;
    this.visitor = visitor;
  }

  /// @param shown the file as the user knows it
  /// @param run whose ledger it is
  /// @param visitor has seen all records before the damage, if there is damage
  /// @throws DamagedLedgerException if it is not as its writer left it
  /// @throws IOException if it cannot be read
  public static LedgerEnd read(LineSource source, String shown, RunId run, Visitor visitor)
      throws IOException, DamagedLedgerException {
    return new LedgerReader(shown, run, visitor).read(new Lines(source));
  }

  private LedgerEnd read(Lines lines) throws IOException, DamagedLedgerException {
    while (lines.next()) {
      if (!lines.isEnded()) {
        return end(lines.start(), lines.length());
      }
      switch (parsed(lines)) {
        case LedgerLine.Sound(var told) -> take(told, lines);
        case LedgerLine.Unsound _ when lines.isLast() -> {
          return end(lines.start(), lines.length());
        }
        case LedgerLine.Unsound(var offset, var trouble) ->
            throw damaged(lines.start() + offset, trouble);
      }
    }
    return end(lines.start(), 0);
  }

  private static LedgerLine parsed(Lines lines) {
    return lines.isTooLong()
        ? new LedgerLine.Unsound(
            AuditRecord.MAX_LINE_BYTES,
            "a line of more than %,d bytes".formatted(AuditRecord.MAX_LINE_BYTES))
        : LedgerLine.parse(lines.line());
  }

  private void take(AuditRecord told, Lines lines) throws DamagedLedgerException {
    if (told.seq() != records) {
      throw damaged(
          lines.start(), "record %d stands where %d should".formatted(told.seq(), records));
    }
    if (!told.prev().equals(last)) {
      throw damaged(
          lines.start(),
          records == 0
              ? "`prev` of the first line is not 64 zeros"
              : "`prev` is not the digest of the line before");
    }
    if (!told.run().equals(run)) {
      throw damaged(
          lines.start(), "a record of the run %s in that of %s".formatted(told.run(), run));
    }
    last = Sha256.of(lines.line());
    records++;
    RecoveredTail.name(told).ifPresent(recovered::add);
    visitor.take(told, last);
  }

  private LedgerEnd end(long bytes, long torn) {
    return new LedgerEnd(records, last, bytes, torn, recovered);
  }

  private DamagedLedgerException damaged(long offset, String trouble) {
    return new DamagedLedgerException(shown, records + 1, offset, trouble);
  }
}
