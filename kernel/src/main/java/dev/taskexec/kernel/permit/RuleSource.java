package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Instance;
import java.util.Optional;

/// Knows where the rules of tasks stand, so that a refusal can say which line to change. It is
/// asked only when something is refused, and is safe for use by several threads.
public interface RuleSource {
  /// Knows nothing.
  RuleSource NONE =
      new RuleSource() {
        @Override
        public Optional<String> ofRule(Instance task, PermitRule rule) {
          return Optional.empty();
        }

        @Override
        public Optional<String> ofPermits(Instance task) {
          return Optional.empty();
        }
      };

  /// Where a rule of a task stands, such as `sot.md:14`; empty where that is not known.
  ///
  /// @param rule as the plan has it
  Optional<String> ofRule(Instance task, PermitRule rule);

  /// Where a rule that a task lacks would be written; empty where that is not known.
  Optional<String> ofPermits(Instance task);
}
