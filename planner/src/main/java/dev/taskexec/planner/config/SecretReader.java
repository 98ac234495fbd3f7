package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.abi.secret.SecretSource;
import dev.taskexec.abi.secret.SecretSource.Command;
import dev.taskexec.abi.secret.SecretSource.SecretFile;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads where secrets come from: an object such as `{"TOKEN": {"env": "CI_TOKEN"}}`, in a manifest
/// and in a plan. No message repeats what may be a value.
public final class SecretReader {
  private static final String SECRETS = "secrets";
  private static final String KIT_PREFIX = "TASK_EXEC_KIT_";
  private static final List<String> KINDS = List.of("env", "file", "command");
  private static final String EXAMPLE =
      "name where it comes from: {\"env\": \"CI_TOKEN\"}, {\"file\": \"~/.keys/token\"} or"
          + " {\"command\": [\"pass\", \"show\", \"token\"]}";

  private SecretReader() {}

  /// The sources by the names of the variables that tasks see; those with a mistake are left out.
  public static SequencedMap<String, SecretSource> read(JsonFields file) {
    var sources = new LinkedHashMap<String, SecretSource>();
    file.object(SECRETS)
        .ifPresent(
            secrets -> {
              for (var name : secrets.keys()) {
                if (isName(name, secrets)) {
                  source(name, secrets).ifPresent(source -> sources.put(name, source));
                }
              }
            });
    return sources;
  }

  private static boolean isName(String name, JsonFields secrets) {
    var path = secrets.path().member(name);
    try {
      var variable = new Variable(name);
      if (!variable.isPrefix() && !variable.steersPrograms() && !name.startsWith(KIT_PREFIX)) {
        return true;
      }
    } catch (PermitSyntaxException _) {
      // It is said below.
    }
    secrets
        .findings()
        .addAtKey(
            secrets.findings().codes().impossible(),
            path,
            "cannot be a secret's name: it is the variable that tasks see",
            "write a name of letters, digits and `_` that steers neither programs nor the kit");
    return false;
  }

  private static Optional<SecretSource> source(String name, JsonFields secrets) {
    var path = secrets.path().member(name);
    var given = secrets.value(name);
    if (given.isEmpty() || !(given.get() instanceof Obj object)) {
      reportValue(path, secrets.findings());
      return Optional.empty();
    }
    return source(new JsonFields(object, path, secrets.findings()));
  }

  private static Optional<SecretSource> source(JsonFields secret) {
    var findings = secret.findings();
    var errors = findings.errors();
    for (var key : secret.keys()) {
      if (key.equals("value")) {
        reportValue(secret.path().member(key), findings);
      } else if (!KINDS.contains(key)) {
        findings.hidden(
            findings.codes().impossible(),
            secret.path().member(key),
            "is no source of a secret; there are env, file and command",
            Nearest.to(key, KINDS).map("did you mean `%s`?"::formatted).orElse(EXAMPLE));
      }
    }
    if (findings.errors() > errors) {
      return Optional.empty();
    }
    if (KINDS.stream().filter(secret::has).count() != 1) {
      findings.impossible(
          secret.path(), "does not name exactly one of env, file and command", EXAMPLE);
      return Optional.empty();
    }
    return variable(secret).or(() -> file(secret)).or(() -> command(secret));
  }

  private static Optional<SecretSource> variable(JsonFields secret) {
    return secret
        .word("env")
        .filter(
            name -> isGood(!name.isEmpty() && !name.contains("="), "env", "is no variable", secret))
        .map(SecretSource.Variable::new);
  }

  private static Optional<SecretSource> file(JsonFields secret) {
    return secret
        .word("file")
        .filter(path -> isGood(!path.isEmpty(), "file", "is no path", secret))
        .map(SecretFile::new);
  }

  private static Optional<SecretSource> command(JsonFields secret) {
    if (!secret.has("command")) {
      return Optional.empty();
    }
    var errors = secret.findings().errors();
    var argv = secret.words("command");
    var good = !argv.isEmpty() && !argv.getFirst().isEmpty();
    return secret.findings().errors() == errors
            && isGood(good, "command", "names no program", secret)
        ? Optional.of(new Command(argv))
        : Optional.empty();
  }

  private static boolean isGood(boolean good, String key, String message, JsonFields secret) {
    if (!good) {
      secret.findings().impossible(secret.path().member(key), message, EXAMPLE);
    }
    return good;
  }

  private static void reportValue(JsonPath path, JsonFindings findings) {
    findings.hidden(
        findings.codes().equals(JsonCodes.CONFIGURATION)
            ? Code.CFG013
            : findings.codes().impossible(),
        path,
        "names no source: a plan and its configuration never hold the value of a secret,"
            + " because they are kept, shown and shared",
        EXAMPLE);
  }
}
