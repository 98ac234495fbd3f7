package dev.taskexec.effects.net.exchange;

import java.io.InputStream;

/// The bytes that a request carries.
///
/// @param length how many are sent; a longer stream is cut, a shorter one breaks the request
public record Payload(InputStream stream, long length) {}
