package dev.paperknife.fuzz;

import dev.paperknife.transport.BodyStructure;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.FetchItem;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapEvent;
import dev.paperknife.transport.ImapQuery;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.MessageData;
import dev.paperknife.transport.SelectOptions;
import dev.paperknife.transport.TransportException;
import dev.paperknife.transport.UidSet;
import java.io.IOException;
import java.util.List;

/** What an IMAP server says, against login, list, select, search, fetch, structure and logout. */
public final class ImapTarget {
    private static final int MOST_SECTION_CHARS = 4000;
    private static final List<FetchItem> ITEMS =
            List.of(FetchItem.FLAGS, FetchItem.SIZE, FetchItem.INTERNAL_DATE, FetchItem.ENVELOPE, FetchItem.STRUCTURE);

    private ImapTarget() {}

    private static void check(ImapEvent event) {
        if (event instanceof ImapEvent.Alert alert) {
            checkText(alert.text());
        }
    }

    private static void check(MessageData message) {
        HostileSession.check(message.uid() > 0 && message.uid() <= UidSet.MAX_UID);
        HostileSession.check(message.size().orElse(0) >= 0 && message.modSeq().orElse(0) >= 0);
        message.structure().ifPresent(structure -> structure.walk().forEach(ImapTarget::check));
    }

    private static void check(BodyStructure part) {
        HostileSession.check(part.section().chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
        HostileSession.check(part.safeFilename().indexOf('/') < 0);
        HostileSession.check(part.section().length() < MOST_SECTION_CHARS);
    }

    /** What is shown to people has no controls. */
    private static void checkText(String text) {
        HostileSession.check(text.chars().noneMatch(c -> c < ' ' || c == 0x7F));
    }

    /** One session; whatever is thrown but what clients may throw is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        HostileSession session = new HostileSession(input);
        try (ImapClient imap = ImapClient.connect(Endpoint.parse("imap+insecure://m.example"), session.options())) {
            imap.onEvent(ImapTarget::check);
            if (session.chooses(8)) {
                imap.login(session.credentials());
            }
            if (!session.chooses(2)) {
                imap.mailboxes()
                        .listWithStatus()
                        .forEach(box -> checkText(box.name().toString()));
            }
            SelectOptions options = SelectOptions.DEFAULT;
            HostileSession.check(imap.select(MailboxName.INBOX, session.chooses(4) ? options : options.modSeqs())
                            .exists()
                    >= 0);
            UidSet found = imap.search(ImapQuery.unseen());
            imap.fetch(found.isEmpty() ? UidSet.of(5) : found, ITEMS, ImapTarget::check);
            imap.structure(5).walk().forEach(ImapTarget::check);
            imap.attachments(5).forEach(ImapTarget::check);
            HostileSession.check(imap.fetch(5).walk().count() > 0);
        } catch (TransportException e) {
            HostileSession.checkMessage(e);
        }
    }
}
