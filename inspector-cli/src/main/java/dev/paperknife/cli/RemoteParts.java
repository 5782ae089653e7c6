package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.ImapClient;
import java.io.IOException;
import java.nio.file.Path;

/** Fetches each part that extraction finds in the outline of a message, that part alone, and hands it on. */
final class RemoteParts implements PartWriter {
    private final ImapClient imap;
    private final long uid;
    private final Path file;
    private final PartWriter writer;

    /** For one message; the file is where a part is while it is written, so that its size does not matter. */
    RemoteParts(ImapClient imap, long uid, Path file, PartWriter writer) {
        this.imap = imap;
        this.uid = uid;
        this.file = file;
        this.writer = writer;
    }

    @Override
    public void write(PartFile part) throws IOException {
        Message fetched = imap.part(uid, part.section(), file);
        writer.write(new PartFile(
                part.letter(),
                part.section(),
                part.declaredName(),
                part.safeName(),
                part.type(),
                () -> fetched.body().stream()));
    }

    @Override
    public int parts() {
        return writer.parts();
    }
}
