package dev.taskexec.kernel;

import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Everything that the kernel would otherwise take from its surroundings by itself: time,
/// randomness, and who it is.
///
/// @param nanos a clock that only goes forward, in nanoseconds: `System::nanoTime`
/// @param random for the ledger's id and for jitter; safe for use by several threads
/// @param bootId what changes when the machine starts anew; empty where the machine has none
/// @param pid the kit's own process id
/// @param survivors finds what an earlier kit left running
/// @param sandbox what can be enforced on programs here
/// @param generator the kit's name and version
public record World(
    InstantSource clock,
    LongSupplier nanos,
    RandomGenerator random,
    Optional<String> bootId,
    long pid,
    Survivors survivors,
    Sandbox sandbox,
    String generator) {}
