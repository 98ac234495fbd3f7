package dev.taskexec.abi.budget;

import java.util.Optional;
import java.util.OptionalLong;

/// What an attempt may still spend, live. Implementations are safe for use by several threads.
///
/// - Whoever spends MUST say so here: before it spends where that is known, else as soon as it is
///   seen.
/// - Whoever gets an [Overrun] MUST stop, and answer with it.
public interface Meter {
  /// Bounds nothing.
  Meter UNLIMITED =
      new Meter() {
        @Override
        public OptionalLong left(Quantity quantity) {
          return OptionalLong.empty();
        }

        @Override
        public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
          return Optional.empty();
        }

        @Override
        public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
          return Optional.empty();
        }
      };

  /// What is left of a quantity under the tightest bound that applies now; of one that is held, the
  /// highest level there may be. Empty where there is no bound.
  OptionalLong left(Quantity quantity);

  /// Spends more of a quantity that is spent.
  ///
  /// @param amount from 0
  /// @return the bound that does not reach; what was spent is counted all the same where it is
  ///   known only afterwards
  Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how);

  /// Says how much of a quantity is held now; it replaces what was said before.
  ///
  /// @param level from 0
  Optional<Overrun> hold(Quantity quantity, long level, Usage.How how);
}
