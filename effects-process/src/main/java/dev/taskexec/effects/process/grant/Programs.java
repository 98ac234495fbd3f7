package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.effects.process.nativecall.HeldPath;
import dev.taskexec.effects.process.nativecall.OpenFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// The programs that a task may start, as the files that its `run:` rules lead to now. A denial
/// wins, by the name and by the file, whatever the file is called elsewhere.
final class Programs {
  /// A script's interpreter may be a script; the kernel follows no more of them.
  private static final int MOST_SCRIPTS = 5;

  private final Path root;
  private final ProgramPlaces places;
  private final List<PermitRule> denials;
  private final Map<Object, PermitRule> denied = new LinkedHashMap<>();
  private final Map<Object, ProgramFile> permitted = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Programs(Path root, ProgramPlaces places, List<PermitRule> denials) {
    this.root = root;
    this.places = places;
    this.denials = denials;
    notes.addAll(places.notes());
  }

  /// @param environment of the program that is to be started; its `PATH` counts
  static Programs of(Confined authority, SequencedMap<String, String> environment) {
    var rules =
        authority.permits().rules().stream().filter(rule -> rule.action() == Action.RUN).toList();
    var programs =
        new Programs(
            authority.root(),
            ProgramPlaces.of(environment, authority.permits()),
            rules.stream().filter(PermitRule::denies).toList());
    programs.readDenials();
    rules.stream().filter(rule -> !rule.denies()).forEach(programs::permit);
    programs.permitted.values().forEach(programs::noteScript);
    return programs;
  }

  private void readDenials() {
    for (var denial : denials) {
      files(program(denial)).forEach(file -> denied.putIfAbsent(file.key(), denial));
    }
  }

  private Stream<ProgramFile> files(Program program) {
    return program.isPath() ? file(program).stream() : places.findAll(program.program());
  }

  private Optional<ProgramFile> file(Program program) {
    return program
        .file()
        .map(ExactPath::path)
        .map(path -> root.resolve(path))
        .flatMap(ProgramFile::at);
  }

  private void permit(PermitRule rule) {
    var program = program(rule);
    var file = program.isPath() ? file(program) : places.find(program.program());
    if (file.isEmpty()) {
      notes.add("nothing to run is there for `%s`".formatted(rule));
    } else {
      var denial = denialOf(file.get());
      if (denial.isPresent()) {
        notes.add("`%s` is denied by `%s`".formatted(rule, denial.get()));
      } else {
        permitted.putIfAbsent(file.get().key(), file.get());
      }
    }
  }

  private Optional<PermitRule> denialOf(ProgramFile file) {
    return Optional.ofNullable(denied.get(file.key()))
        .or(
            () ->
                denials.stream()
                    .filter(denial -> !program(denial).isPath())
                    .filter(denial -> file.isCalled(program(denial).program()))
                    .findFirst());
  }

  private static Program program(PermitRule rule) {
    if (rule.resource() instanceof Program program) {
      return program;
    }
    throw new IllegalStateException("not a program: " + rule);
  }

  private void noteScript(ProgramFile file) {
    try {
      checkInterpreters(file);
    } catch (UngrantableException e) {
      notes.add(e.rule());
    }
  }

  /// The file of the program that is to be started; empty where there is none.
  ///
  /// @param word the first of its words
  /// @param folder where it starts
  Optional<ProgramFile> find(String word, Path folder) {
    return word.contains("/") ? ProgramFile.at(folder.resolve(word)) : places.find(word);
  }

  /// @param word as the plan calls it
  /// @throws UngrantableException if it may not be started, or not what it needs to start
  void check(String word, ProgramFile file) throws UngrantableException {
    checkPermitted(file, "`%s`".formatted(word), word.contains("/") ? shown(file.real()) : word);
    checkInterpreters(file);
  }

  private void checkPermitted(ProgramFile file, String what, String rule)
      throws UngrantableException {
    var denial = denialOf(file);
    if (denial.isPresent()) {
      throw new UngrantableException(
          "`%s` denies %s, which is %s".formatted(denial.get(), what, file.real()),
          "take the denial away where it stands, or do without that program");
    }
    if (!permitted.containsKey(file.key())) {
      throw new UngrantableException(
          "no rule permits %s, which is %s".formatted(what, file.real()),
          "permit `%s`".formatted(new PermitRule(false, Action.RUN, new Program(rule))));
    }
  }

  private void checkInterpreters(ProgramFile program) throws UngrantableException {
    var file = program;
    for (var i = 0; i < MOST_SCRIPTS; i++) {
      var script = Script.in(file.real());
      if (script.isEmpty() || !script.get().interpreter().startsWith("/")) {
        return;
      }
      var interpreter = ProgramFile.at(Path.of(script.get().interpreter()));
      if (interpreter.isEmpty()) {
        return;
      }
      var behind = script.get().behindEnv();
      var runs =
          "the interpreter of %s (its first line is `#!%s`)"
              .formatted(file.real(), script.get().line());
      checkPermitted(interpreter.get(), runs, shortest(interpreter.get()));
      var second = behind.flatMap(word -> find(word, root));
      if (second.isPresent()) {
        checkPermitted(second.get(), runs, behind.get());
      }
      file = second.orElse(interpreter.get());
    }
  }

  /// How a rule may call it: by its name, if that leads to it.
  private String shortest(ProgramFile file) {
    var name = file.found().getFileName().toString();
    return places.find(name).filter(found -> found.key().equals(file.key())).isPresent()
        ? name
        : shown(file.found());
  }

  private String shown(Path file) {
    if (!file.startsWith(root) || root.equals(root.getRoot())) {
      return file.toString();
    }
    var relative = root.relativize(file).toString();
    return relative.contains("/") ? relative : "./" + relative;
  }

  /// What is to be said of them.
  List<String> notes() {
    return List.copyOf(notes);
  }

  void grant(OpenGrants grants) {
    for (var file : permitted.values()) {
      try {
        grants.add(HeldPath.open(file.real()), file.real(), Set.of(Access.READ, Access.EXECUTE));
      } catch (OpenFailure e) {
        notes.add("%s has gone".formatted(file.real()));
      }
    }
  }
}
