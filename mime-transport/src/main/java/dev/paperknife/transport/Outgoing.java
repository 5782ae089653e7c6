package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;

/** A message to send, and where to. Over a file, its bytes are read when they are sent. */
public record Outgoing(Envelope envelope, Slice message) {}
