package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;

/** A message to send, and where to. Over a file, its bytes are read when they are sent. */
public record Outgoing(Envelope envelope, Slice message) {

    /** A message as it was read, without an envelope line before it. */
    public static Outgoing of(Envelope envelope, Message message) {
        Slice raw = message.raw();
        return new Outgoing(envelope, raw.slice(message.envelopeBytes(), raw.length()));
    }
}
