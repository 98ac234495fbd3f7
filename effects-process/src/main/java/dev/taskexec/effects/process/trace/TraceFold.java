package dev.taskexec.effects.process.trace;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// Puts the calls of one program and its children together to what they come to, each thing once.
/// What failed does not count, except connections: that nobody answered is no lack of a permit.
final class TraceFold {
  private static final int MOST = 100_000;
  private static final Set<String> CONNECTING =
      Set.of("EINPROGRESS", "ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EINTR");

  private final Folders folders;
  private final SequencedSet<Observation> seen = new LinkedHashSet<>();
  private boolean started;

  /// @param folder where the program starts; absolute
  TraceFold(Path folder) {
    this.folders = new Folders(folder);
  }

  List<Observation> seen() {
    if (!started) {
      return List.of(new Unseen("nothing that the program did was written down"));
    }
    var connects = seen.stream().anyMatch(Connected.class::isInstance);
    return seen.stream().filter(each -> !(connects && isForNetwork(each))).toList();
  }

  private static boolean isForNetwork(Observation observation) {
    return observation instanceof Touched(var way, var path) && Given.coversForNetwork(way, path);
  }

  void take(Call call) {
    if (seen.size() >= MOST) {
      seen.add(new Unseen("it did more than %,d different things".formatted(MOST)));
      return;
    }
    if (call.name().equals("connect")) {
      connect(call);
    } else if (!call.failed()) {
      succeeded(call);
    }
  }

  private void succeeded(Call call) {
    var pid = call.pid();
    switch (call.name()) {
      case "open" -> opened(call, call.argument(1));
      case "openat", "openat2" -> {
        Written.ofDescriptor(call.argument(0))
            .filter(_ -> call.argument(0).startsWith("AT_FDCWD"))
            .ifPresent(folder -> folders.isAt(pid, folder));
        opened(call, call.argument(2));
      }
      case "creat" -> opened(call, "O_WRONLY|O_CREAT");
      case "truncate" -> touch(call, Way.CHANGED, "", call.argument(0));
      case "execve" -> ran(call, "", call.argument(0));
      case "execveat" -> ran(call, call.argument(0), call.argument(1));
      case "rename", "link" -> {
        touch(call, Way.ENTRY, "", call.argument(0));
        touch(call, Way.ENTRY, "", call.argument(1));
      }
      case "renameat", "renameat2", "linkat" -> {
        touch(call, Way.ENTRY, call.argument(0), call.argument(1));
        touch(call, Way.ENTRY, call.argument(2), call.argument(3));
      }
      case "symlink" -> touch(call, Way.ENTRY, "", call.argument(1));
      case "symlinkat" -> touch(call, Way.ENTRY, call.argument(1), call.argument(2));
      case "unlink", "rmdir", "mknod" -> touch(call, Way.ENTRY, "", call.argument(0));
      case "unlinkat", "mknodat" -> touch(call, Way.ENTRY, call.argument(0), call.argument(1));
      case "mkdir" -> touch(call, Way.FOLDER, "", call.argument(0));
      case "mkdirat" -> touch(call, Way.FOLDER, call.argument(0), call.argument(1));
      case "bind" -> bound(call);
      case "sendto", "sendmsg", "sendmmsg" -> sent(call);
      case "chdir" ->
          folders.resolved(pid, "", call.argument(0)).ifPresent(to -> folders.isAt(pid, to));
      case "fchdir" ->
          Written.ofDescriptor(call.argument(0)).ifPresent(to -> folders.isAt(pid, to));
      case "clone", "clone3", "fork", "vfork" -> forked(call);
      default -> {
        // Nothing that a permit is about.
      }
    }
  }

  /// By the path of the descriptor that came back: with all links resolved, as it was then.
  private void opened(Call call, String flags) {
    if (flags.contains("O_PATH")) {
      return;
    }
    var path = Written.ofDescriptor(call.result());
    if (path.isEmpty()) {
      return;
    }
    var at = path.get();
    if (flags.contains("O_TMPFILE")) {
      add(Way.ENTRY, at);
    } else if (flags.contains("O_CREAT") && flags.contains("O_EXCL")) {
      add(Way.ENTRY, at);
    } else if (flags.contains("O_WRONLY") || flags.contains("O_RDWR")) {
      add(Way.CHANGED, at);
    }
    if (flags.contains("O_RDONLY") && (flags.contains("O_DIRECTORY") || Files.isDirectory(at))) {
      add(Way.LISTED, at);
    } else if (flags.contains("O_RDONLY")
        || flags.contains("O_RDWR") && !flags.contains("O_TMPFILE")) {
      add(Way.READ, at);
    }
  }

  private void touch(Call call, Way way, String descriptor, String path) {
    folders.resolved(call.pid(), descriptor, path).ifPresent(at -> add(way, at));
  }

  private void add(Way way, Path path) {
    if (!Given.covers(way, path)) {
      seen.add(new Touched(way, path));
    }
  }

  /// The first program of all is the one that the envelope names.
  private void ran(Call call, String descriptor, String path) {
    var named = !started;
    started = true;
    folders
        .resolved(call.pid(), descriptor, path)
        .ifPresent(
            program -> {
              seen.add(new Ran(program, named));
              Interpreter.of(program)
                  .ifPresent(interpreter -> seen.add(new Ran(interpreter, false)));
            });
  }

  private void connect(Call call) {
    if (call.failed() && CONNECTING.stream().noneMatch(call::failedBy)) {
      return;
    }
    if (Socket.isDatagram(call.argument(0))) {
      // By itself that sends nothing: it is how programs find out which way a packet would go.
      return;
    }
    var address = call.argument(1);
    Socket.peer(address)
        .filter(peer -> peer.port() > 0 && peer.port() < 65_536)
        .ifPresent(peer -> seen.add(new Connected(peer.address(), peer.port())));
    Socket.unix(address).ifPresent(at -> seen.add(new Barred("uses the Unix socket " + at)));
  }

  private void bound(Call call) {
    var address = call.argument(1);
    Socket.peer(address)
        .filter(peer -> peer.port() > 0)
        .ifPresent(
            peer ->
                seen.add(new Barred("listens on %s:%d".formatted(peer.address(), peer.port()))));
    Socket.unix(address).ifPresent(at -> seen.add(new Barred("listens on the Unix socket " + at)));
  }

  private void sent(Call call) {
    var socket = call.argument(0);
    if (Socket.isDatagram(socket)
        && !Socket.asksForNames(socket, String.join(", ", call.arguments()))) {
      seen.add(new Barred("sends UDP packets"));
    }
  }

  private void forked(Call call) {
    var end = 0;
    while (end < call.result().length() && Character.isDigit(call.result().charAt(end))) {
      end++;
    }
    if (end > 0 && end <= 18) {
      folders.startsAt(Long.parseLong(call.result().substring(0, end)), call.pid());
    }
  }
}
