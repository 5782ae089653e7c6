package dev.paperknife.bench;

import org.openjdk.jmh.infra.Blackhole;

/** A library that reads mail, asked for the same things as the others. What it makes of a message goes into the sink. */
interface Contender {
    /** The header section of the message alone: From, To, Cc, Subject and Date, decoded. */
    void fields(byte[] mail, Blackhole sink) throws Exception;

    /** The tree, those fields, and of each part its type, file name and transfer encoding. */
    void structure(byte[] mail, Blackhole sink) throws Exception;

    /** Every leaf's octets; where it is text, its text instead. */
    void decode(byte[] mail, Blackhole sink) throws Exception;

    /** Every leaf's octets through a stream, in constant memory, text or not. */
    void stream(byte[] mail, Blackhole sink) throws Exception;

    /** The text/plain that a person reads. */
    void text(byte[] mail, Blackhole sink) throws Exception;
}
