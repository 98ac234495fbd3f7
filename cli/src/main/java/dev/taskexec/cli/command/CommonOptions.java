package dev.taskexec.cli.command;

import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Loudness;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Styles;
import dev.taskexec.cli.session.Surroundings;
import java.util.ArrayList;
import java.util.List;

/// The options that every command has, and those that several share.
final class CommonOptions {
  static final Option SOT = Option.value("--sot", "FILE", "The source of truth, a Markdown file.");
  static final Option PLAN = Option.value("--plan", "FILE", "A plan that `plan` wrote.");
  static final Option CONFIG =
      Option.value(
          "--config",
          "DIR",
          "The folder of manifest.json and hooks.json, each optional. Else `config` beside the"
              + " source or the plan, where there is one.");
  static final Option SET =
      Option.values(
          "--set",
          "NAME=VALUE",
          "The value of a parameter that the source declares; once for each parameter.");
  static final Option STRICT = Option.flag("--strict", "Takes warnings for errors.");

  private static final Option COLOR =
      Option.value("--color", "WHEN", "Colours messages: auto (the default), always or never.");
  private static final Option QUIET = Option.flag("--quiet", "Says nothing but errors.").or('q');
  private static final Option VERBOSE =
      Option.flag("--verbose", "Says also what went as expected.").or('v');

  private enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  private CommonOptions() {}

  /// A command's own options and behind them those of every command.
  static List<Option> with(Option... own) {
    var all = new ArrayList<>(List.of(own));
    all.addAll(List.of(COLOR, QUIET, VERBOSE));
    return all;
  }

  /// Makes the messages as loud and as colourful as was asked for.
  static void apply(Given given, Surroundings surroundings, Messages messages)
      throws UsageException {
    var coloured =
        switch (given.choice(COLOR, Color.AUTO)) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> isColourful(surroundings);
        };
    var quiet = given.flag(QUIET);
    var verbose = given.flag(VERBOSE);
    if (quiet && verbose) {
      throw new UsageException(
          VERBOSE.name(), "`--quiet` and `--verbose` exclude each other", "give one of them");
    }
    messages.tune(
        quiet ? Loudness.QUIET : verbose ? Loudness.VERBOSE : Loudness.NORMAL,
        new Styles(coloured));
  }

  /// The styles of data on standard output: coloured only where that was asked for, because nobody
  /// knows who reads it.
  static Styles dataStyles(Given given, Surroundings surroundings) throws UsageException {
    return switch (given.choice(COLOR, Color.AUTO)) {
      case ALWAYS -> new Styles(true);
      case NEVER -> Styles.PLAIN;
      case AUTO -> new Styles(surroundings.isSet("FORCE_COLOR") && isColourful(surroundings));
    };
  }

  /// The rules of no-color.org and force-color.org, and then: where a person watches.
  static boolean isColourful(Surroundings surroundings) {
    if (!surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    return surroundings.isSet("FORCE_COLOR") || isLiveTerminal(surroundings);
  }

  /// Whether a person watches a terminal that understands escape sequences.
  static boolean isLiveTerminal(Surroundings surroundings) {
    return surroundings.errIsTerminal()
        && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb");
  }
}
