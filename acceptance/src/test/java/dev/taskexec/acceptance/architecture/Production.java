package dev.taskexec.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.taskexec.acceptance.launcher.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/// The classes that ship: those in the project's own jars of the assembled kit.
final class Production {
  /// The root packages of the modules, by the jars' names.
  static final List<String> MODULES =
      List.of(
          "dev.taskexec.abi",
          "dev.taskexec.agents",
          "dev.taskexec.cli",
          "dev.taskexec.effects.file",
          "dev.taskexec.effects.net",
          "dev.taskexec.effects.process",
          "dev.taskexec.kernel",
          "dev.taskexec.planner");

  static final JavaClasses CLASSES = read();

  private Production() {}

  /// The names of the project's own jars, without version.
  static List<String> jars() {
    try (var files = Files.list(Kit.assembled().resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("taskexec-"))
          .map(name -> name.replaceFirst("-\\d.*", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The root package of the module that a class belongs to.
  static String moduleOf(JavaClass type) {
    return MODULES.stream()
        .filter(module -> isBelow(module, type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("in no module: " + type.getName()));
  }

  static boolean isBelow(String root, JavaClass type) {
    return (type.getPackageName() + ".").startsWith(root + ".");
  }

  private static JavaClasses read() {
    try (var files = Files.list(Kit.assembled().resolve("lib"))) {
      var jars =
          files.filter(file -> file.getFileName().toString().startsWith("taskexec-")).toList();
      var opened = new ArrayList<JarFile>();
      for (var jar : jars) {
        opened.add(new JarFile(jar.toFile()));
      }
      var classes = new ClassFileImporter().importJars(opened);
      for (var jar : opened) {
        jar.close();
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
