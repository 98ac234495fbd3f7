import org.jspecify.annotations.NullMarked;

/// The commands: parses options, wires the modules together, renders what comes back.
@NullMarked
module taskexec.cli {
  requires taskexec.abi;
  requires taskexec.agents;
  requires taskexec.effects.file;
  requires taskexec.effects.net;
  requires taskexec.effects.process;
  requires taskexec.kernel;
  requires taskexec.planner;
  requires info.picocli;
  requires jdk.unsupported;
  requires static org.jspecify;

  uses dev.taskexec.abi.agent.Agent;
  uses dev.taskexec.abi.checkup.Checkup;
  uses dev.taskexec.abi.effect.Effect;
  uses dev.taskexec.abi.effect.Sandbox;
  uses dev.taskexec.abi.effect.Survivors;
}
