package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The folder of one run, `<runs>/<YYYYMMDD_HHMMSSZ>`.
///
/// @param runs its parent
public record RunFolder(RunId id, Place runs, Place place) {
  private static final String PLAN = "plan.json";
  private static final String REQUEST = "request.json";
  private static final String EVENTS = "events.ndjson";
  private static final String EVIDENCE = "evidence.jsonl";
  private static final String LEDGER = "ledger.jsonl";
  private static final String LOGS = "logs";
  private static final String TEMPORARY = "tmp";

  /// A run's folder that is new, and held.
  ///
  /// @param lock MUST be closed
  public record Held(RunFolder folder, RunLock lock) {}

  /// Makes the folder of a run that begins now, and holds it. It is prepared under a hidden name,
  /// locked there and renamed, so that whoever sees it sees all of it and finds it held; a run that
  /// finds its name taken, also by another kit at the same instant, takes the next number.
  ///
  /// @param plan becomes `plan.json`
  /// @param request becomes `request.json`
  /// @param holder who holds it
  public static Held create(
      Place runs, Instant began, byte[] plan, RequestJson request, RunLock.Holder holder)
      throws EvidenceException {
    try {
      Files.createDirectories(runs.real());
      var hidden = newHidden(runs.real(), RunId.of(began, 1));
      try {
        fill(hidden, plan, request);
        var lock = RunLock.create(hidden, holder);
        try {
          forceEntries(hidden);
          var id = rename(hidden, runs.real(), began);
          AtomicFile.forceFolder(runs.real().resolve(id.value()));
          return new Held(new RunFolder(id, runs, runs.child(id.value())), lock);
        } catch (IOException e) {
          lock.close();
          throw e;
        }
      } finally {
        Tree.remove(hidden);
      }
    } catch (IOException e) {
      throw Unwritable.at(runs.shown(), e);
    }
  }

  public Place plan() {
    return place.child(PLAN);
  }

  public Place request() {
    return place.child(REQUEST);
  }

  public Place runJson() {
    return place.child("run.json");
  }

  public Place events() {
    return place.child(EVENTS);
  }

  public Place evidence() {
    return place.child(EVIDENCE);
  }

  public Place ledger() {
    return place.child(LEDGER);
  }

  /// Where logs go.
  public LogFolder logs() {
    return new LogFolder(place.child(LOGS), id);
  }

  /// A file where logs go.
  public Place log(String name) {
    return place.child(LOGS).child(name);
  }

  /// Where the private folders of attempts are made.
  public Place temporary() {
    return place.child(TEMPORARY);
  }

  /// The private folders of attempts that are still there. That of an attempt is removed when it
  /// ends.
  public List<Path> temporaryFolders() {
    try (var entries = Files.list(temporary().real())) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException _) {
      // There was no attempt that had one.
      return List.of();
    }
  }

  /// Removes files that were to appear whole, and did not because the kit that wrote them died.
  public void removeHalfWritten() {
    try (var entries = Files.newDirectoryStream(place.real(), ".*.tmp")) {
      entries.forEach(Tree::remove);
    } catch (IOException | DirectoryIteratorException _) {
      // They do no harm.
    }
  }

  /// Removes what only attempts needed.
  public void tidy() {
    Tree.remove(temporary().real());
  }

  private static Path newHidden(Path runs, RunId id) throws IOException {
    while (true) {
      var random = Long.toHexString(ThreadLocalRandom.current().nextLong());
      try {
        return Files.createDirectory(runs.resolve(".%s-%s.tmp".formatted(id, random)));
      } catch (FileAlreadyExistsException _) {
        // Somebody drew the same number; draw again.
      }
    }
  }

  private static void fill(Path hidden, byte[] plan, RequestJson request) throws IOException {
    AtomicFile.write(hidden.resolve(PLAN), out -> out.write(plan));
    AtomicFile.write(hidden.resolve(REQUEST), out -> out.write(request.bytes()));
    Files.createDirectory(hidden.resolve(LOGS));
    Files.write(hidden.resolve(EVENTS), new byte[0], StandardOpenOption.CREATE_NEW);
    Files.write(hidden.resolve(EVIDENCE), new byte[0], StandardOpenOption.CREATE_NEW);
    Files.write(hidden.resolve(LEDGER), new byte[0], StandardOpenOption.CREATE_NEW);
  }

  /// Nobody forces the folder later, only what is in its files.
  private static void forceEntries(Path hidden) throws IOException {
    AtomicFile.forceFolder(hidden.resolve(LEDGER));
  }

  private static RunId rename(Path hidden, Path runs, Instant began) throws IOException {
    for (var number = 1; ; number++) {
      var id = RunId.of(began, number);
      var target = runs.resolve(id.value());
      // rename(2) puts a folder in the place of an empty one, and of nothing else; a run's folder
      // is
      // never empty, so this look only saves the attempt.
      if (!taken(target)) {
        try {
          Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
          return id;
        } catch (FileSystemException e) {
          if (!taken(target)) {
            throw e;
          }
        }
      }
    }
  }

  private static boolean taken(Path target) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
  }
}
