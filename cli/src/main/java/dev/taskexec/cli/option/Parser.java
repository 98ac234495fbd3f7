package dev.taskexec.cli.option;

import dev.taskexec.abi.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The one place that knows picocli: reads the arguments of a command, and writes its help.
public final class Parser {
  private static final String PROGRAM = "task-exec-kit";
  private static final String HELP = "--help";
  private static final String END_OF_OPTIONS = "--";

  private final Syntax syntax;

  public Parser(Syntax syntax) {
    this.syntax = syntax;
  }

  /// Reads the arguments behind the command's name; empty if help was asked for.
  public Optional<Given> parse(List<String> arguments, SequencedMap<String, String> environment)
      throws UsageException {
    var result = parse(arguments);
    if (result.isUsageHelpRequested()) {
      return Optional.empty();
    }
    var typed = new Typed(options(result), arguments(result));
    return Optional.of(new Given(syntax.command(), typed, environment));
  }

  private SequencedMap<Option, List<String>> options(CommandLine.ParseResult result) {
    var options = new LinkedHashMap<Option, List<String>>();
    for (var option : syntax.options()) {
      if (result.hasMatchedOption(option.name())) {
        Object value = result.matchedOptionValue(option.name(), "");
        options.put(
            option,
            value instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value)));
      }
    }
    return options;
  }

  private SequencedMap<Argument, String> arguments(CommandLine.ParseResult result)
      throws UsageException {
    var arguments = new LinkedHashMap<Argument, String>();
    for (var i = 0; i < syntax.arguments().size(); i++) {
      var argument = syntax.arguments().get(i);
      if (result.hasMatchedPositional(i)) {
        arguments.put(argument, result.matchedPositionalValue(i, ""));
      } else if (argument.isRequired()) {
        throw new UsageException(
            argument.label(),
            "`%s` needs %s".formatted(syntax.command(), argument.label()),
            "write `%s %s %s`".formatted(PROGRAM, syntax.command(), syntax.synopsis()));
      }
    }
    return arguments;
  }

  /// The help of the command, with a newline at its end.
  ///
  /// @param footer the last lines
  public String help(List<String> footer) {
    var spec = spec();
    var usage = spec.usageMessage();
    usage.customSynopsis("%s %s %s".formatted(PROGRAM, syntax.command(), syntax.synopsis()));
    var description = new ArrayList<>(List.of(syntax.summary()));
    for (var paragraph : syntax.description()) {
      description.add("");
      description.add(paragraph);
    }
    usage.description(description.toArray(String[]::new));
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.sortOptions(false);
    var last = new ArrayList<String>();
    last.add("");
    var first = syntax.options().getFirst();
    last.add("An option that is not given is taken from the environment,");
    last.add("such as `%s` from %s.".formatted(first.name(), first.variable(syntax.command())));
    last.add("");
    last.add("Examples:");
    for (var example : syntax.examples()) {
      last.add("  %s %s %s".formatted(PROGRAM, syntax.command(), example.line()));
      last.add("      " + example.meaning());
    }
    last.add("");
    last.addAll(footer);
    usage.footer(last.toArray(String[]::new));
    return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private CommandLine.ParseResult parse(List<String> arguments) throws UsageException {
    checkValues(arguments);
    var line = new CommandLine(spec());
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    try {
      return line.parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.UnmatchedArgumentException unmatched) {
      throw unmatched.getUnmatched().isEmpty()
          ? other(unmatched)
          : unknown(unmatched.getUnmatched().getFirst());
    } catch (CommandLine.OverwrittenOptionException twice) {
      var name = nameOf(twice.getOverwritten());
      throw new UsageException(
          name, "`%s` is given more than once".formatted(name), "give it once");
    } catch (CommandLine.MissingParameterException missing) {
      var name = nameOf(missing);
      throw new UsageException(
          name,
          "`%s` needs a value".formatted(name),
          "write `%s VALUE`, or `%s=VALUE` where the value begins with a dash"
              .formatted(name, name));
    } catch (CommandLine.ParameterException other) {
      throw other(other);
    }
  }

  /// What begins with a dash is taken for a value only behind an equals sign: it is far more often
  /// an option whose name is misspelt, behind one whose value was forgotten.
  private void checkValues(List<String> arguments) throws UsageException {
    for (var i = 0; i + 1 < arguments.size() && !arguments.get(i).equals(END_OF_OPTIONS); i++) {
      var option = valued(arguments.get(i));
      var next = arguments.get(i + 1);
      if (option.isPresent() && next.startsWith("-") && next.length() > 1) {
        var name = option.get().name();
        throw new UsageException(
            name,
            "`%s` needs a value, and `%s` looks like an option".formatted(name, next),
            "write `%s=%s` if that is the value".formatted(name, next));
      }
      if (option.isPresent()) {
        i++;
      }
    }
  }

  private Optional<Option> valued(String argument) {
    return syntax.options().stream()
        .filter(option -> !option.isFlag())
        .filter(
            option ->
                option.name().equals(argument)
                    || option.shortName().map(letter -> "-" + letter).equals(Optional.of(argument)))
        .findFirst();
  }

  private UsageException other(CommandLine.ParameterException exception) {
    var message = String.valueOf(exception.getMessage());
    return new UsageException(
        syntax.command(), message.lines().findFirst().orElse(message), seeHelp());
  }

  private UsageException unknown(String argument) {
    var isArgument = !argument.startsWith("-") || argument.equals("-");
    if (isArgument && !syntax.arguments().isEmpty()) {
      return new UsageException(
          argument.isEmpty() ? syntax.command() : argument,
          "the argument `%s` is one too many".formatted(argument),
          "write `%s %s %s`".formatted(PROGRAM, syntax.command(), syntax.synopsis()));
    }
    if (isArgument) {
      return new UsageException(
          argument.isEmpty() ? syntax.command() : argument,
          "`%s` takes options only, not the argument `%s`".formatted(syntax.command(), argument),
          "files are named by an option, such as `%s`; %s"
              .formatted(syntax.options().getFirst().name(), seeHelp()));
    }
    var equals = argument.indexOf('=');
    var name = equals < 0 ? argument : argument.substring(0, equals);
    var names = new ArrayList<>(syntax.options().stream().map(Option::name).toList());
    names.add(HELP);
    var near = Nearest.to(name, names).map("did you mean `%s`? "::formatted).orElse("");
    return new UsageException(
        name, "`%s` has no option `%s`".formatted(syntax.command(), name), near + seeHelp());
  }

  private String seeHelp() {
    return "see `%s %s --help`".formatted(PROGRAM, syntax.command());
  }

  private CommandSpec spec() {
    var spec = CommandSpec.create().name(syntax.command());
    for (var option : syntax.options()) {
      spec.addOption(option(option));
    }
    for (var i = 0; i < syntax.arguments().size(); i++) {
      spec.addPositional(positional(i, syntax.arguments().get(i)));
    }
    spec.addOption(
        OptionSpec.builder("-h", HELP).usageHelp(true).description("Shows this help.").build());
    return spec;
  }

  private static OptionSpec option(Option option) {
    var names = new ArrayList<String>();
    option.shortName().ifPresent(letter -> names.add("-" + letter));
    names.add(option.name());
    var builder = OptionSpec.builder(names.toArray(String[]::new)).description(option.meaning());
    if (option.label().isEmpty()) {
      return builder.type(Boolean.class).arity("0").negatable(true).build();
    }
    builder.arity("1").paramLabel(option.label().get());
    return option.isRepeatable()
        ? builder.type(List.class).auxiliaryTypes(String.class).build()
        : builder.type(String.class).build();
  }

  // None is required for picocli: what is missing is said after what is unknown.
  private static PositionalParamSpec positional(int index, Argument argument) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("0..1")
        .type(String.class)
        .paramLabel(argument.label())
        .hideParamSyntax(true)
        .description(argument.meaning())
        .build();
  }

  private String nameOf(CommandLine.MissingParameterException missing) {
    var argument =
        missing.getMissing().isEmpty() ? missing.getArgSpec() : missing.getMissing().getFirst();
    return argument == null ? syntax.command() : nameOf(argument);
  }

  private static String nameOf(CommandLine.Model.ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
