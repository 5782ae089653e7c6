package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;

/** Where {@link Pop3Client#fetchNew} puts messages. What it throws ends the fetch and the connection. */
public interface Pop3Receiver {
    /** A stream for the next message's bytes; it is closed when they end, whole or not. */
    OutputStream begin(Pop3Uid message) throws IOException;

    /** The message is whole and its stream closed. */
    void done(Pop3Uid message) throws IOException;
}
