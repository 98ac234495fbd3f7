package dev.taskexec.cli.session;

import dev.taskexec.cli.render.Messages;

/// What a command works with.
///
/// @param out takes data
/// @param messages take everything that is for people
public record Session(Surroundings surroundings, Output out, Messages messages) {}
