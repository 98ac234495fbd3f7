package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.effects.net.exchange.Payload;
import dev.taskexec.effects.net.exchange.Trust;
import dev.taskexec.effects.net.folder.FreshFile;
import dev.taskexec.effects.net.folder.HeldFolder;
import dev.taskexec.effects.net.folder.NotPermittedException;
import dev.taskexec.effects.net.folder.Place;
import dev.taskexec.effects.net.request.Content;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.request.WrongArgumentsException;
import dev.taskexec.effects.net.url.Target;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The files of one request, in folders that were looked at and are held open. Used by one thread.
final class HeldFiles implements Closeable {

  /// @param folder held open
  private record Held(HeldFolder folder, Path name) {}

  private final List<Closeable> open = new ArrayList<>();
  private final Authority authority;
  private final Path start;

  private Optional<Held> target = Optional.empty();
  private Optional<Place> lacking = Optional.empty();
  private Optional<Held> body = Optional.empty();
  private Optional<SSLContext> trust = Optional.empty();

  private HeldFiles(EffectContext context) {
    this.authority = context.authority();
    this.start = context.folder();
  }

  /// Finds and opens what the arguments name.
  ///
  /// @throws NotPermittedException if one of them leads to where the permits do not reach
  static HeldFiles of(RequestArguments arguments, EffectContext context)
      throws IOException, NotPermittedException {
    var files = new HeldFiles(context);
    try {
      files.hold(arguments);
      return files;
    } catch (IOException | NotPermittedException | RuntimeException failure) {
      files.close();
      throw failure;
    }
  }

  /// What would be refused now; nothing is opened.
  static Optional<Refused> foreseen(RequestArguments arguments, EffectContext context) {
    var files = new HeldFiles(context);
    try {
      if (arguments.to().isPresent()) {
        var place = files.place(arguments.to().get(), Action.WRITE);
        if (arguments.cache()) {
          files.checkCache(place);
        }
      }
      if (arguments.content() instanceof Content.OfFile(var path)) {
        var _ = files.place(path, Action.READ);
      }
      if (arguments.caFile().isPresent()) {
        var _ = files.place(arguments.caFile().get(), Action.READ);
      }
      return Optional.empty();
    } catch (NotPermittedException e) {
      return Optional.of(new Refused(e.rule(), e.remedy()));
    } catch (IOException e) {
      // What fails is not refused.
      return Optional.empty();
    }
  }

  private void hold(RequestArguments arguments) throws IOException, NotPermittedException {
    if (arguments.to().isPresent()) {
      var place = place(arguments.to().get(), Action.WRITE);
      if (place.lacksFolder()) {
        lacking = Optional.of(place);
      } else {
        target = Optional.of(checked(held(place)));
      }
      if (arguments.cache()) {
        checkCache(place);
      }
    }
    if (arguments.content() instanceof Content.OfFile(var path)) {
      body = Optional.of(held(place(path, Action.READ)));
    }
    if (arguments.caFile().isPresent()) {
      trust = Optional.of(trust(arguments.caFile().get()));
    }
  }

  /// The validators are where the file really is.
  private void checkCache(Place kept) throws IOException, NotPermittedException {
    var validators = kept.folder().resolve(Validators.nameFor(kept.name()));
    Place.check(kept.folder().resolve(kept.name()), Action.READ, authority);
    Place.check(validators, Action.READ, authority);
    Place.check(validators, Action.WRITE, authority);
  }

  private Held held(Place place) throws IOException {
    return held(HeldFolder.of(place), place);
  }

  private Held held(HeldFolder folder, Place place) {
    open.add(folder);
    return new Held(folder, place.name());
  }

  /// Refuses what is there and is no regular file.
  private static Held checked(Held file) throws IOException {
    var _ = file.folder().isThere(file.name());
    return file;
  }

  /// Makes the folders that are missing.
  void makeFolders() throws IOException {
    if (lacking.isPresent()) {
      target = Optional.of(checked(held(HeldFolder.making(lacking.get()), lacking.get())));
    }
  }

  private Place place(String path, Action action) throws IOException, NotPermittedException {
    return Place.of(Paths.absolute(start, path), action, authority);
  }

  private SSLContext trust(String path) throws IOException, NotPermittedException {
    var file = held(place(path, Action.READ));
    try (var channel = file.folder().open(file.name())) {
      return Trust.only(Channels.newInputStream(channel));
    }
  }

  /// Whom to believe that a target is who it says: the authorities of `ca_file`, or the usual ones.
  /// Empty where nobody says so.
  Optional<SSLContext> trust(Target target) {
    return target.secure() ? trust.or(() -> Optional.of(Trust.usual())) : Optional.empty();
  }

  /// What a request carries, from its beginning.
  ///
  /// @throws WrongArgumentsException if a variable is missing
  Optional<Payload> payload(Content content, Map<String, String> environment)
      throws IOException, WrongArgumentsException {
    return switch (content) {
      case Content.None() -> Optional.empty();
      case Content.Text(var template) -> {
        var bytes = template.filled(environment).getBytes(StandardCharsets.UTF_8);
        yield Optional.of(new Payload(new ByteArrayInputStream(bytes), bytes.length));
      }
      case Content.OfFile _ -> {
        var file = body.orElseThrow();
        var channel = file.folder().open(file.name());
        open.add(channel);
        yield Optional.of(new Payload(Channels.newInputStream(channel), channel.size()));
      }
    };
  }

  /// The file that takes the response, to be filled; empty where it goes into the result.
  Optional<FreshFile> fresh() throws IOException {
    return target.isPresent()
        ? Optional.of(FreshFile.in(target.get().folder(), target.get().name()))
        : Optional.empty();
  }

  /// What is known of the file that is there, if that is still the one that a response made.
  Optional<Kept> kept() throws IOException, EndedException {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    var kept = target.get();
    var noted =
        kept.folder()
            .readIfThere(Validators.nameFor(kept.name()), Validators.MOST_BYTES)
            .flatMap(Validators::read);
    if (noted.isEmpty() || !kept.folder().isThere(kept.name())) {
      return Optional.empty();
    }
    try (var channel = kept.folder().open(kept.name());
        var in = Channels.newInputStream(channel)) {
      var file =
          Received.from(in, OutputStream.nullOutputStream(), Long.MAX_VALUE, Received.Charge.NONE);
      return file.sha256().equals(noted.get().sha256())
          ? Optional.of(new Kept(noted.get(), file))
          : Optional.empty();
    }
  }

  /// Notes what is known of the file that was just made.
  void keep(Validators validators) throws IOException {
    var kept = target.orElseThrow();
    try (var file = FreshFile.in(kept.folder(), Validators.nameFor(kept.name()))) {
      file.stream().write(validators.bytes());
      file.commit();
    }
  }

  /// @param file as it is now
  record Kept(Validators validators, Received file) {}

  @Override
  public void close() throws IOException {
    for (var each : open.reversed()) {
      each.close();
    }
  }
}
