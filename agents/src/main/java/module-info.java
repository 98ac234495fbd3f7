import dev.taskexec.abi.agent.Agent;
import dev.taskexec.agents.effect.EffectAgent;
import dev.taskexec.agents.noop.NoopAgent;
import dev.taskexec.agents.shell.ShellAgent;
import org.jspecify.annotations.NullMarked;

/// The agents that carry out tasks by asking the kernel for effects.
@NullMarked
module taskexec.agents {
  requires taskexec.abi;
  requires static org.jspecify;

  // On the class path the same is said by META-INF/services.
  provides Agent with
      EffectAgent,
      NoopAgent,
      ShellAgent;
}
