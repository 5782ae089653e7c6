package dev.paperknife.transport;

/** What a server tells without being asked: another client changed something, or the server has news. */
public sealed interface ImapEvent {
    /** The mailbox holds so many messages now. */
    record Exists(long messages) implements ImapEvent {}

    /** The message of that number is gone; those after it count one less. */
    record Expunged(long number) implements ImapEvent {}

    /** Messages of these unique ids are gone (RFC 7162 3.2.10). */
    record Vanished(UidSet uids) implements ImapEvent {}

    /** Something of a message is not what it was, mostly its flags. */
    record Changed(MessageData message) implements ImapEvent {}

    /** Another mailbox has changed (RFC 5465). */
    record MailboxChanged(MailboxStatus status) implements ImapEvent {}

    /** The selected mailbox is not the one of that name of before: unique ids of then mean nothing now. */
    record UidValidityChanged(long before, long now) implements ImapEvent {}

    /** Words for the user, controls escaped; not to be trusted. */
    record Alert(String text) implements ImapEvent {}

    /** The server will close the connection. */
    record Bye(String text) implements ImapEvent {}
}
