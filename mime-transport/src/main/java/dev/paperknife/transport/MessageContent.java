package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a message on their way out, without Bcc, as the transaction needs them. */
final class MessageContent {
    private static final byte[] END_OF_DATA = {'.', '\r', '\n'};

    private final Slice message;
    private final Survey survey = new Survey();

    /** Looks the message through. */
    MessageContent(Slice message) throws IOException {
        this.message = message;
        writeUnblinded(survey);
        survey.end();
    }

    Survey survey() {
        return survey;
    }

    private void writeUnblinded(OutputStream out) throws IOException {
        BlindCopies filter = new BlindCopies(out);
        message.writeTo(filter);
        filter.end();
    }

    /** As it is. */
    void writeBinary(OutputStream out) throws IOException {
        writeUnblinded(out);
    }

    /** In lines that end in CRLF. */
    void writeLines(OutputStream out) throws IOException {
        writeLines(out, false);
    }

    /** In lines that end in CRLF, dots doubled, without the end of the data. */
    void writeStuffed(OutputStream out) throws IOException {
        writeLines(out, true);
    }

    private void writeLines(OutputStream out, boolean isStuffed) throws IOException {
        if (survey.isPlain(isStuffed) && message.isInMemory()) {
            writeUnblinded(out); // the very bytes that were looked at
            return;
        }
        LineEncoder lines = new LineEncoder(out, isStuffed);
        writeUnblinded(lines);
        lines.end();
    }

    static void writeEnd(OutputStream out) throws IOException {
        out.write(END_OF_DATA);
    }
}
