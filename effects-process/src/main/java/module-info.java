import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.effects.process.ProcessExec;
import dev.taskexec.effects.process.checkup.ProcessCheckup;
import dev.taskexec.effects.process.confinement.LinuxSandbox;
import dev.taskexec.effects.process.survivors.ProcessSurvivors;
import org.jspecify.annotations.NullMarked;

/// The effects that start processes, and the only starter of processes.
@NullMarked
module taskexec.effects.process {
  requires taskexec.abi;
  requires org.apache.commons.exec;
  requires static org.jspecify;

  // On the class path the same is said by META-INF/services.
  provides Checkup with
      ProcessCheckup;
  provides Effect with
      ProcessExec;
  provides Sandbox with
      LinuxSandbox;
  provides Survivors with
      ProcessSurvivors;
}
