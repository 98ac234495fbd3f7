package dev.taskexec.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Something that only few classes may do, recognised by the members of the platform that they use.
enum Deed {
  STARTS_PROCESSES(Deed::startsProcesses),
  OPENS_SOCKETS(Deed::opensSockets),
  WRITES_FILES(Deed::writesFiles),
  TOUCHES_SYSTEM(Deed::touchesSystem),
  MAKES_FOREIGN_CALLS(Deed::makesForeignCalls);

  private static final Set<String> HARMLESS_IN_SYSTEM =
      Set.of("arraycopy", "identityHashCode", "lineSeparator");
  private static final Set<String> WRITERS_OF_FILES =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "copy",
          "move",
          "delete",
          "deleteIfExists",
          "setAttribute",
          "setLastModifiedTime",
          "setOwner",
          "setPosixFilePermissions");
  private static final Set<String> WRITERS_OF_FILE =
      Set.of("delete", "deleteOnExit", "mkdir", "mkdirs", "renameTo");
  private static final Set<String> CONSTRUCTED_WRITERS =
      Set.of(
          "java.io.FileOutputStream",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.util.logging.FileHandler");
  private static final Set<String> WRITERS_TO_A_NAME =
      Set.of("java.io.PrintWriter", "java.io.PrintStream", "java.util.Formatter");
  private static final List<String> SOCKETS =
      List.of(
          "java\\.net\\.(Server|Datagram|Multicast)?Socket.*",
          "java\\.net\\.(Http)?(Jar)?URLConnection",
          "java\\.net\\.Inet\\d?Address",
          "java\\.net\\.NetworkInterface",
          "java\\.net\\.http\\..*",
          "java\\.nio\\.channels\\.(Asynchronous)?(Server)?SocketChannel",
          "java\\.nio\\.channels\\.DatagramChannel",
          "javax\\.net\\..*",
          "com\\.sun\\.net\\..*",
          "org\\.apache\\.(hc|http)\\..*",
          "okhttp3\\..*");

  private final Predicate<JavaAccess<?>> recognised;

  Deed(Predicate<JavaAccess<?>> recognised) {
    this.recognised = recognised;
  }

  /// Who does it, by the name of the outermost class, in order, each once.
  List<String> doers(JavaClasses classes) {
    return classes.stream()
        .filter(this::isDoneBy)
        .map(Deed::outermost)
        .distinct()
        .sorted()
        .toList();
  }

  boolean isDoneBy(JavaClass type) {
    return type.getAccessesFromSelf().stream().anyMatch(recognised);
  }

  private static boolean startsProcesses(JavaAccess<?> access) {
    var owner = owner(access);
    return switch (owner) {
      case "java.lang.ProcessBuilder" -> true;
      case "java.lang.Runtime" -> access.getTarget().getName().equals("exec");
      case "java.lang.Process", "java.lang.ProcessHandle" ->
          access.getTarget().getName().startsWith("destroy");
      default -> owner.startsWith("org.apache.commons.exec.");
    };
  }

  private static boolean opensSockets(JavaAccess<?> access) {
    var owner = owner(access);
    return SOCKETS.stream().anyMatch(owner::matches)
        || owner.equals("java.net.URL") && access.getTarget().getName().startsWith("open");
  }

  /// Files that the platform opens for a child process are not counted: that is a process's doing.
  private static boolean writesFiles(JavaAccess<?> access) {
    var name = access.getTarget().getName();
    return switch (owner(access)) {
      case "java.nio.file.Files" ->
          (WRITERS_OF_FILES.contains(name) || name.startsWith("create")) && !copiesOut(access);
      case "java.nio.file.SecureDirectoryStream" ->
          name.startsWith("delete") || name.equals("move") || name.equals("newByteChannel");
      case "java.nio.file.spi.FileSystemProvider" -> true;
      case "java.nio.channels.FileChannel", "java.nio.channels.AsynchronousFileChannel" ->
          name.equals("open") || name.equals("write") || name.equals("truncate");
      case "java.io.File" ->
          WRITERS_OF_FILE.contains(name) || name.startsWith("create") || name.startsWith("set");
      case String owner when CONSTRUCTED_WRITERS.contains(owner) ->
          name.equals("<init>") && !takes(access, 0, "java.io.FileDescriptor");
      case String owner when WRITERS_TO_A_NAME.contains(owner) ->
          name.equals("<init>") && takes(access, 0, "java.io.File", "java.lang.String");
      default -> false;
    };
  }

  private static boolean touchesSystem(JavaAccess<?> access) {
    return owner(access).equals("java.lang.System")
        && !HARMLESS_IN_SYSTEM.contains(access.getTarget().getName());
  }

  private static boolean makesForeignCalls(JavaAccess<?> access) {
    var owner = owner(access);
    return owner.startsWith("java.lang.foreign.")
        || owner.equals("java.lang.Runtime") && access.getTarget().getName().startsWith("load");
  }

  /// `Files.copy(Path, OutputStream)` reads a file.
  private static boolean copiesOut(JavaAccess<?> access) {
    return access.getTarget().getName().equals("copy") && takes(access, 1, "java.io.OutputStream");
  }

  private static boolean takes(JavaAccess<?> access, int index, String... types) {
    return access.getTarget() instanceof HasParameterTypes target
        && target.getRawParameterTypes().size() > index
        && List.of(types).contains(target.getRawParameterTypes().get(index).getName());
  }

  private static String owner(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }
}
