package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapCommand.Literal;
import dev.paperknife.transport.ImapResponse.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** APPEND (RFC 9051 6.3.12), streamed; several messages by one command where the server can (RFC 3502). */
final class ImapAppender {
    private final ImapSession session;

    ImapAppender(ImapSession session) {
        this.session = session;
    }

    /** The unique ids that the messages got, in order; none where the server does not tell. */
    List<Long> append(MailboxName mailbox, List<NewMail> messages) throws IOException {
        if (session.supports("MULTIAPPEND")) {
            return messages.isEmpty() ? List.of() : appendAtOnce(mailbox, messages);
        }
        List<Long> uids = new ArrayList<>();
        for (NewMail message : messages) {
            uids.addAll(appendAtOnce(mailbox, List.of(message)));
        }
        return uids;
    }

    private List<Long> appendAtOnce(MailboxName mailbox, List<NewMail> messages) throws IOException {
        ImapCommand command = ImapCommand.of("APPEND").mailbox(mailbox);
        boolean[] isSent = new boolean[1];
        for (int i = 0; i < messages.size(); i++) {
            boolean isLast = i == messages.size() - 1;
            add(messages.get(i), isLast ? isSent : new boolean[1], command);
        }
        try {
            return uids(session.require(command, "not appended"));
        } catch (ConnectionException e) {
            throw isSent[0] ? new ResultUnknownException(WireText.of(e), e) : e;
        }
    }

    private void add(NewMail message, boolean[] isSent, ImapCommand command) throws IOException {
        if (!message.flags().isEmpty()) {
            ImapFlags.write(command, message.flags());
        }
        message.internalDate().ifPresent(date -> command.word('"' + InternalDate.format(date) + '"'));
        command.literal(content(message.message(), isSent));
    }

    /** A message with CR or LF alone goes out in lines that end in CRLF, any other as it is; a NUL needs a server that takes binary literals (RFC 3516). */
    private Literal content(Slice message, boolean[] isSent) throws IOException {
        Survey survey = new Survey();
        message.writeTo(survey);
        survey.end();
        if (survey.hasNul()) {
            checkBinary();
            return new Literal(survey.binaryBytes(), true, out -> write(message, false, isSent, out));
        }
        boolean inLines = survey.hasBareNewlines();
        long bytes = inLines ? survey.lineBytes() : survey.binaryBytes();
        return new Literal(bytes, false, out -> write(message, inLines, isSent, out));
    }

    private void checkBinary() {
        if (!session.supports("BINARY")) {
            throw new IllegalArgumentException("a message with NUL, which this server cannot take: it has no BINARY");
        }
    }

    private static void write(Slice message, boolean inLines, boolean[] isSent, OutputStream out) throws IOException {
        if (inLines) {
            LineEncoder lines = new LineEncoder(out, false);
            message.writeTo(lines);
            lines.end();
        } else {
            message.writeTo(out);
        }
        isSent[0] = true;
    }

    private static List<Long> uids(Status status) {
        return status.code()
                .filter(code -> code.name().equals("APPENDUID"))
                .map(code -> CopiedUids.expanded(code.at(1)))
                .orElse(List.of());
    }
}
