import org.jspecify.annotations.NullMarked;

/// The vocabulary that all modules share, and the two writers that all need: canonical JSON and
/// files that appear whole.
@NullMarked
module taskexec.abi {
  requires static org.jspecify;

  exports dev.taskexec.abi.agent;
  exports dev.taskexec.abi.audit;
  exports dev.taskexec.abi.budget;
  exports dev.taskexec.abi.checkup;
  exports dev.taskexec.abi.diagnostic;
  exports dev.taskexec.abi.digest;
  exports dev.taskexec.abi.effect;
  exports dev.taskexec.abi.event;
  exports dev.taskexec.abi.evidence;
  exports dev.taskexec.abi.file;
  exports dev.taskexec.abi.invariant;
  exports dev.taskexec.abi.json;
  exports dev.taskexec.abi.outcome;
  exports dev.taskexec.abi.pattern;
  exports dev.taskexec.abi.permit;
  exports dev.taskexec.abi.plan;
  exports dev.taskexec.abi.run;
  exports dev.taskexec.abi.secret;
  exports dev.taskexec.abi.source;
  exports dev.taskexec.abi.text;
}
