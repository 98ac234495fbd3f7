package dev.taskexec.cli.command;

import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.cli.doctor.Doctor;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.FindingsText;
import dev.taskexec.cli.report.FindingsJson;
import dev.taskexec.cli.session.Session;
import java.util.List;

/// `doctor`: shows what this machine has and can enforce, and what would mend what it lacks.
final class DoctorCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "doctor",
        "Shows what this machine can enforce, and what it lacks.",
        List.of("It informs, and ends well also where something is lacking."),
        "[OPTION]...",
        CommonOptions.with(DataFormat.OPTION),
        List.of(
            new Syntax.Example("", "what holds for runs in this folder"),
            new Syntax.Example("--format json", "for other programs")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var surroundings = session.surroundings();
    var format = given.choice(DataFormat.OPTION, DataFormat.TEXT);
    var findings = Doctor.look(surroundings);
    switch (format) {
      case TEXT ->
          FindingsText.write(
              findings, CommonOptions.dataStyles(given, surroundings), session.out()::line);
      case JSON ->
          session
              .out()
              .line(
                  IndentedJson.text(
                      FindingsJson.of(findings, surroundings.world().get().sandbox().probe())));
    }
    return ExitCode.OK;
  }
}
