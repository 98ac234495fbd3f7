package dev.taskexec.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.taskexec.abi.violation.KnowsTheCommandLine;
import dev.taskexec.acceptance.architecture.violation.circle.one.One;
import dev.taskexec.acceptance.architecture.violation.circle.other.Other;
import dev.taskexec.kernel.violation.KnowsThePlanner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Who may know whom.
class ArrowsTest {
  private static final String ROOT = "dev.taskexec";
  private static final String ABI = "dev.taskexec.abi";
  private static final String CLI = "dev.taskexec.cli";

  @Test
  void the_rules_see_all_production_classes() {
    assertThat(Production.jars())
        .containsExactly(
            "taskexec-abi",
            "taskexec-agents",
            "taskexec-cli",
            "taskexec-effects-file",
            "taskexec-effects-net",
            "taskexec-effects-process",
            "taskexec-kernel",
            "taskexec-planner");
    assertThat(Production.CLASSES)
        .extracting(JavaClass::getName)
        .hasSizeGreaterThan(200)
        .contains(
            "dev.taskexec.abi.file.AtomicFile",
            "dev.taskexec.agents.shell.ShellAgent",
            "dev.taskexec.cli.Main",
            "dev.taskexec.effects.process.ProcessExec",
            "dev.taskexec.kernel.Kernel",
            "dev.taskexec.planner.Planner")
        .noneMatch(name -> name.contains("acceptance") || name.contains("violation"));
    assertThat(Production.CLASSES)
        .allSatisfy(type -> assertThat(Production.moduleOf(type)).isNotNull());
  }

  @Test
  void modules_know_only_themselves_and_the_vocabulary_and_cli_knows_all() {
    var strangers =
        Production.CLASSES.stream()
            .filter(type -> !Production.isBelow(CLI, type))
            .flatMap(type -> strangersOf(type).stream())
            .toList();

    assertThat(strangers).isEmpty();
    assertThat(strangersOf(imported(KnowsThePlanner.class))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org.commonmark,          dev.taskexec.planner.markdown",
    "tools.jackson,           dev.taskexec.planner|dev.taskexec.kernel",
    "org.snakeyaml,           dev.taskexec.planner.yaml",
    "org.apache.commons.csv,  dev.taskexec.planner.importer",
    "picocli,                 dev.taskexec.cli",
    "org.apache.commons.exec, dev.taskexec.effects.process",
    "org.apache.hc,           dev.taskexec.effects.net",
    "io.github.resilience4j,  dev.taskexec.kernel",
  })
  void a_library_is_known_in_one_place(String library, String place) {
    knownOnlyIn(place, library).check(Production.CLASSES);
  }

  @Test
  void the_rule_of_libraries_sees_them_where_they_are_and_where_they_should_not_be() {
    catches(knownOnlyIn("dev.taskexec.planner.markdown", "org.commonmark"), KnowsThePlanner.class);
    catches(knownOnlyIn("dev.taskexec.cli", "picocli"), KnowsTheCommandLine.class);
    assertThat(Production.CLASSES)
        .anyMatch(type -> knows(type, "org.commonmark."))
        .anyMatch(type -> knows(type, "tools.jackson."))
        .anyMatch(type -> knows(type, "org.snakeyaml."))
        .anyMatch(type -> knows(type, "org.apache.commons.csv."))
        .anyMatch(type -> knows(type, "picocli."))
        .anyMatch(type -> knows(type, "org.apache.commons.exec."))
        .anyMatch(type -> knows(type, "org.apache.hc."));
  }

  @Test
  void the_vocabulary_needs_the_jdk_only() {
    var rule =
        classes()
            .that()
            .resideInAPackage(ABI + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ABI + "..", "java..", "org.jspecify.annotations");

    rule.check(Production.CLASSES);
    catches(rule, KnowsTheCommandLine.class);
  }

  @ParameterizedTest
  @FieldSource("dev.taskexec.acceptance.architecture.Production#MODULES")
  void packages_of_a_module_form_no_circle(String module) {
    var rule =
        slices()
            .assignedFrom(packagesBelow(module))
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    rule.check(Production.CLASSES);
  }

  @Test
  void a_circle_of_packages_is_caught() {
    catches(
        slices()
            .assignedFrom(packagesBelow("dev.taskexec.acceptance.architecture.violation.circle"))
            .should()
            .beFreeOfCycles(),
        One.class,
        Other.class);
  }

  private static List<String> strangersOf(JavaClass type) {
    var own =
        Production.MODULES.stream().filter(root -> Production.isBelow(root, type)).findFirst();
    return type.getDirectDependenciesFromSelf().stream()
        .filter(known -> Production.isBelow(ROOT, known.getTargetClass()))
        .filter(known -> !Production.isBelow(ABI, known.getTargetClass()))
        .filter(known -> !Production.isBelow(own.orElseThrow(), known.getTargetClass()))
        .map(known -> known.getDescription())
        .toList();
  }

  /// @param place a package, or several with `|` between them
  private static ArchRule knownOnlyIn(String place, String library) {
    var places = Stream.of(place.split("\\|")).map(each -> each + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(places)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..");
  }

  private static boolean knows(JavaClass type, String prefix) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(known -> known.getTargetClass().getName().startsWith(prefix));
  }

  private static void catches(ArchRule rule, Class<?>... violations) {
    var result = rule.evaluate(new ClassFileImporter().importClasses(violations));

    assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
  }

  private static JavaClass imported(Class<?> type) {
    return new ClassFileImporter().importClass(type);
  }

  /// Each package is a slice of its own; what is not below the root is ignored.
  private static SliceAssignment packagesBelow(String root) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return Production.isBelow(root, type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of " + root;
      }
    };
  }
}
