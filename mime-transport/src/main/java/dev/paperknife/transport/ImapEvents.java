package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Code;
import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ImapResponse.Kind;
import dev.paperknife.transport.ImapResponse.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Whatever no command asked for: it changes the view of the mailbox at once, and is told when no command is under way. */
final class ImapEvents {
    private final Deque<ImapEvent> waiting = new ArrayDeque<>();
    private Consumer<ImapEvent> listener = event -> {};
    private Optional<ImapMailbox> mailbox = Optional.empty();
    private Optional<CopiedUids> copied = Optional.empty();
    private boolean isTelling;
    private boolean isUtf8;
    private String farewell = "";

    void listener(Consumer<ImapEvent> newListener) {
        listener = newListener;
    }

    /** Whether names come in UTF-8 from now on. */
    void utf8(boolean value) {
        isUtf8 = value;
    }

    /** The mailbox that numbers are about from now on. */
    void mailbox(Optional<ImapMailbox> selected) {
        mailbox = selected;
    }

    Optional<ImapMailbox> mailbox() {
        return mailbox;
    }

    /** The server's last words, if it has said that it leaves. */
    String farewell() {
        return farewell;
    }

    int count() {
        return waiting.size();
    }

    void add(Data data) {
        switch (data.name()) {
            case "EXISTS" -> {
                mailbox.ifPresent(view -> view.exists(data.number()));
                exists(data.number());
            }
            case "RECENT" -> mailbox.ifPresent(view -> view.recent(data.number()));
            case "EXPUNGE" -> {
                mailbox.ifPresent(ImapMailbox::expunged);
                waiting.add(new ImapEvent.Expunged(data.number()));
            }
            case "VANISHED" -> vanished(data);
            case "FETCH" ->
                MessageDataParser.of(data).ifPresent(message -> {
                    message.modSeq().ifPresent(modSeq -> mailbox.ifPresent(view -> view.modSeq(modSeq)));
                    waiting.add(new ImapEvent.Changed(message));
                });
            case "FLAGS" -> mailbox.ifPresent(view -> view.flags(data.at(0)));
            case "STATUS" ->
                MailboxStatus.of(data, isUtf8).ifPresent(status -> waiting.add(new ImapEvent.MailboxChanged(status)));
            default -> {} // nothing that a client needs to know
        }
    }

    /** Only the last count matters. */
    private void exists(long messages) {
        if (waiting.peekLast() instanceof ImapEvent.Exists) {
            waiting.removeLast();
        }
        waiting.add(new ImapEvent.Exists(messages));
    }

    private void vanished(Data data) {
        boolean isEarlier = data.at(0).at(0).is("EARLIER");
        Optional<UidSet> uids = ImapNumbers.uids(data.at(isEarlier ? 1 : 0));
        if (uids.isPresent() && isEarlier) {
            mailbox.ifPresent(view -> view.vanishedEarlier(uids.get()));
        } else if (uids.isPresent()) {
            mailbox.ifPresent(view -> view.vanished(uids.get()));
            waiting.add(new ImapEvent.Vanished(uids.get()));
        }
    }

    /** A word about the session, or the code of a command's end. */
    void add(Status status) {
        if (status.kind() == Kind.BYE) {
            farewell = status.text();
            waiting.add(new ImapEvent.Bye(status.text()));
        }
        status.code().ifPresent(code -> add(code, status.text()));
    }

    private void add(Code code, String text) {
        if (code.name().equals("ALERT")) {
            waiting.add(new ImapEvent.Alert(text));
        }
        copied = CopiedUids.of(code).or(() -> copied);
        mailbox.ifPresent(view -> view.code(code));
    }

    /** Told with whatever waits. */
    void uidValidityChanged(long before, long now) {
        waiting.add(new ImapEvent.UidValidityChanged(before, now));
        tell();
    }

    /** Where the last command said that messages went, which MOVE says before its end; told once. */
    Optional<CopiedUids> copied() {
        Optional<CopiedUids> last = copied;
        copied = Optional.empty();
        return last;
    }

    /** Tells what waits. A listener may use the client; what happens then is told after it returns. */
    void tell() {
        if (isTelling) {
            return;
        }
        isTelling = true;
        try {
            while (!waiting.isEmpty()) {
                listener.accept(waiting.remove());
            }
        } finally {
            isTelling = false;
        }
    }
}
