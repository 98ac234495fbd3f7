package dev.taskexec.effects.process;

import dev.taskexec.effects.process.grant.Access;
import dev.taskexec.effects.process.grant.Grant;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.nativecall.PathDescriptor;
import dev.taskexec.effects.process.nativecall.SpawnError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Grants for tests, by paths. What is not there is not granted.
public final class TestingGrants implements AutoCloseable {
  private static final List<Path> LOADERS =
      Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1").map(Path::of).toList();
  private static final List<Path> LIBRARIES =
      Stream.of("/lib", "/lib64", "/usr/lib", "/usr/share", "/etc").map(Path::of).toList();
  private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"));

  private final List<PathDescriptor> open = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private Optional<Set<Integer>> ports = Optional.of(Set.of());

  private TestingGrants() {}

  /// Everything that can be granted.
  public static TestingGrants everything() {
    var grants = new TestingGrants().add(Path.of("/"), EnumSet.allOf(Access.class));
    grants.ports = Optional.empty();
    return grants;
  }

  /// What a program of the system's needs to start, and some of them.
  public static TestingGrants programs(String... names) {
    var grants = new TestingGrants();
    LOADERS.forEach(loader -> grants.add(loader, EnumSet.of(Access.READ, Access.EXECUTE)));
    LIBRARIES.forEach(folder -> grants.add(folder, EnumSet.of(Access.READ)));
    grants.add(Path.of("/dev/null"), EnumSet.of(Access.READ, Access.CHANGE));
    for (var name : names) {
      grants.program(name);
    }
    return grants;
  }

  private void program(String name) {
    var places = PLACES.stream().map(place -> place.resolve(name));
    add(
        Path.of(name).isAbsolute() ? Path.of(name) : places.filter(Files::exists).findFirst().get(),
        EnumSet.of(Access.READ, Access.EXECUTE));
  }

  public TestingGrants read(Path path) {
    return add(path, EnumSet.of(Access.READ));
  }

  public TestingGrants change(Path path) {
    return add(path, EnumSet.of(Access.READ, Access.CHANGE));
  }

  public TestingGrants create(Path folder) {
    return add(folder, EnumSet.of(Access.READ, Access.CHANGE, Access.CREATE));
  }

  public TestingGrants execute(Path path) {
    return add(path, EnumSet.of(Access.READ, Access.EXECUTE));
  }

  public TestingGrants ports(Integer... numbers) {
    ports = Optional.of(Set.of(numbers));
    return this;
  }

  public TestingGrants everyPort() {
    ports = Optional.empty();
    return this;
  }

  private TestingGrants add(Path path, Set<Access> access) {
    if (Files.exists(path)) {
      try {
        var descriptor = PathDescriptor.open(path.toRealPath());
        open.add(descriptor);
        grants.add(new Grant(descriptor.number(), path, access));
      } catch (SpawnError | IOException e) {
        throw new AssertionError(e);
      }
    }
    return this;
  }

  public Grants grants() {
    return new Grants(grants, ports);
  }

  @Override
  public void close() {
    open.forEach(PathDescriptor::close);
    open.clear();
  }
}
