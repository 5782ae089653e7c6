package dev.paperknife.transport;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to search for (RFC 9051 6.4.4): one key or several put together. Immutable. Text is looked for without regard to case,
 * anywhere in the field; any character may be in it but CR, LF, NUL and half a surrogate pair, which are refused at once.
 *
 * <p>Dates of {@code before}, {@code on} and {@code since} are the server's, of the day a message arrived there; those of
 * {@code sent…} are of its Date field. Both disregard time and zone.
 */
public final class ImapQuery {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Node node;

    private ImapQuery(Node node) {
        this.node = node;
    }

    /** How keys are put together. */
    private sealed interface Node {
        /** One key. */
        record Key(Set<String> extensions, Argument argument) implements Node {}

        /** All of these, at least two. */
        record And(List<Node> nodes) implements Node {}

        /** One of these at least, at least two. */
        record Or(List<Node> nodes) implements Node {}

        /** Not this. */
        record Not(Node node) implements Node {}
    }

    /** A key with what belongs to it. */
    @FunctionalInterface
    private interface Argument {
        void addTo(ImapCommand command);
    }

    private static ImapQuery word(String name) {
        return key(command -> command.word(name));
    }

    private static ImapQuery number(String name, long value) {
        return key(command -> command.word(name).number(value));
    }

    private static ImapQuery text(String name, String value) {
        return key(command -> command.word(name).string(name, value));
    }

    private static ImapQuery date(String name, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IllegalArgumentException("a year that IMAP cannot write: " + day.getYear());
        }
        int month = 3 * (day.getMonthValue() - 1);
        String year = Integer.toString(10_000 + day.getYear()).substring(1);
        String date = day.getDayOfMonth() + "-" + MONTHS.substring(month, month + 3) + "-" + year;
        return key(command -> command.word(name).word(date));
    }

    private static ImapQuery key(Argument argument) {
        // What cannot be sent is refused here, where the caller gives it, not when the command is built.
        argument.addTo(ImapCommand.of("SEARCH"));
        return new ImapQuery(new Node.Key(Set.of(), argument));
    }

    private ImapQuery needing(String extension) {
        return new ImapQuery(new Node.Key(Set.of(extension), ((Node.Key) node).argument()));
    }

    private static long notNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " below 0: " + value);
        }
        return value;
    }

    // ---- keys of RFC 3501 and 9051

    /** Every message. */
    public static ImapQuery all() {
        return word("ALL");
    }

    /** With {@code \Answered}. */
    public static ImapQuery answered() {
        return word("ANSWERED");
    }

    /** With {@code \Deleted}. */
    public static ImapQuery deleted() {
        return word("DELETED");
    }

    /** With {@code \Draft}. */
    public static ImapQuery draft() {
        return word("DRAFT");
    }

    /** With {@code \Flagged}. */
    public static ImapQuery flagged() {
        return word("FLAGGED");
    }

    /** With {@code \Seen}. */
    public static ImapQuery seen() {
        return word("SEEN");
    }

    /** Without {@code \Answered}. */
    public static ImapQuery unanswered() {
        return word("UNANSWERED");
    }

    /** Without {@code \Deleted}. */
    public static ImapQuery undeleted() {
        return word("UNDELETED");
    }

    /** Without {@code \Draft}. */
    public static ImapQuery undraft() {
        return word("UNDRAFT");
    }

    /** Without {@code \Flagged}. */
    public static ImapQuery unflagged() {
        return word("UNFLAGGED");
    }

    /** Without {@code \Seen}. */
    public static ImapQuery unseen() {
        return word("UNSEEN");
    }

    /** First seen by this session (RFC 3501 only). */
    public static ImapQuery recent() {
        return word("RECENT");
    }

    /** First seen by an earlier session (RFC 3501 only). */
    public static ImapQuery old() {
        return word("OLD");
    }

    /** First seen by this session and not read (RFC 3501 only): the key NEW. */
    public static ImapQuery recentUnseen() {
        return word("NEW");
    }

    /** With that flag, a keyword or one of the standard. */
    public static ImapQuery flag(ImapFlag flag) {
        return flag.isKeyword() ? key(command -> command.word("KEYWORD").flag(flag)) : systemFlag(flag);
    }

    private static ImapQuery systemFlag(ImapFlag flag) {
        for (ImapFlag known :
                List.of(ImapFlag.SEEN, ImapFlag.ANSWERED, ImapFlag.FLAGGED, ImapFlag.DELETED, ImapFlag.DRAFT)) {
            if (known.equals(flag)) {
                return word(known.name().substring(1).toUpperCase(java.util.Locale.ROOT));
            }
        }
        throw new IllegalArgumentException("IMAP has no search for the flag " + flag);
    }

    /** With a text in From. */
    public static ImapQuery from(String text) {
        return text("FROM", text);
    }

    /** With a text in To. */
    public static ImapQuery to(String text) {
        return text("TO", text);
    }

    /** With a text in Cc. */
    public static ImapQuery cc(String text) {
        return text("CC", text);
    }

    /** With a text in Bcc. */
    public static ImapQuery bcc(String text) {
        return text("BCC", text);
    }

    /** With a text in Subject. */
    public static ImapQuery subject(String text) {
        return text("SUBJECT", text);
    }

    /** With a text in the body. */
    public static ImapQuery body(String text) {
        return text("BODY", text);
    }

    /** With a text in the header section or the body. */
    public static ImapQuery text(String text) {
        return text("TEXT", text);
    }

    /** With that field, and the text in it; an empty text is in every field. */
    public static ImapQuery header(String field, String text) {
        Arguments.word("field name", field);
        return key(command -> command.word("HEADER").string("field name", field).string("text", text));
    }

    /** With that field. */
    public static ImapQuery header(String field) {
        return header(field, "");
    }

    /** Arrived before that day. */
    public static ImapQuery before(LocalDate day) {
        return date("BEFORE", day);
    }

    /** Arrived on that day. */
    public static ImapQuery on(LocalDate day) {
        return date("ON", day);
    }

    /** Arrived on that day or later. */
    public static ImapQuery since(LocalDate day) {
        return date("SINCE", day);
    }

    /** Sent before that day. */
    public static ImapQuery sentBefore(LocalDate day) {
        return date("SENTBEFORE", day);
    }

    /** Sent on that day. */
    public static ImapQuery sentOn(LocalDate day) {
        return date("SENTON", day);
    }

    /** Sent on that day or later. */
    public static ImapQuery sentSince(LocalDate day) {
        return date("SENTSINCE", day);
    }

    /** Of more bytes than that. */
    public static ImapQuery larger(long bytes) {
        return number("LARGER", notNegative("a size", bytes));
    }

    /** Of fewer bytes than that. */
    public static ImapQuery smaller(long bytes) {
        return number("SMALLER", notNegative("a size", bytes));
    }

    /** Among these. */
    public static ImapQuery uids(UidSet uids) {
        return key(command -> command.word("UID").uids(uids));
    }

    // ---- keys of extensions

    /** Among those that the last search kept (RFC 5182). */
    public static ImapQuery saved() {
        return word("$").needing("SEARCHRES");
    }

    /** Arrived longer ago than that; whole seconds, at least one (RFC 5032). */
    public static ImapQuery older(Duration age) {
        return number("OLDER", Arguments.number("seconds", (int) Math.min(age.toSeconds(), Integer.MAX_VALUE)))
                .needing("WITHIN");
    }

    /** Arrived since then; whole seconds, at least one (RFC 5032). */
    public static ImapQuery younger(Duration age) {
        return number("YOUNGER", Arguments.number("seconds", (int) Math.min(age.toSeconds(), Integer.MAX_VALUE)))
                .needing("WITHIN");
    }

    /** Changed since: its mod-sequence is that or more (RFC 7162 3.1.5). */
    public static ImapQuery modSeq(long least) {
        return number("MODSEQ", notNegative("a mod-sequence", least)).needing("CONDSTORE");
    }

    /** Put into this mailbox before that day (RFC 8514). */
    public static ImapQuery savedBefore(LocalDate day) {
        return date("SAVEDBEFORE", day).needing("SAVEDATE");
    }

    /** Put into this mailbox on that day (RFC 8514). */
    public static ImapQuery savedOn(LocalDate day) {
        return date("SAVEDON", day).needing("SAVEDATE");
    }

    /** Put into this mailbox on that day or later (RFC 8514). */
    public static ImapQuery savedSince(LocalDate day) {
        return date("SAVEDSINCE", day).needing("SAVEDATE");
    }

    /** The message of that id, which copies share (RFC 8474). */
    public static ImapQuery emailId(String id) {
        return key(command -> command.word("EMAILID").atom("an id", id)).needing("OBJECTID");
    }

    /** Those of that thread (RFC 8474). */
    public static ImapQuery threadId(String id) {
        return key(command -> command.word("THREADID").atom("an id", id)).needing("OBJECTID");
    }

    /** What Gmail's own search finds, in its syntax, such as {@code has:attachment in:unread}. */
    public static ImapQuery gmail(String search) {
        return text("X-GM-RAW", search).needing("X-GM-EXT-1");
    }

    /** Those that Gmail's user has given that label. */
    public static ImapQuery gmailLabel(String label) {
        MailboxName name = MailboxName.of(label); // labels are encoded as names of mailboxes are
        return key(command -> command.word("X-GM-LABELS").mailbox(name)).needing("X-GM-EXT-1");
    }

    /** Those of that thread of Gmail's. */
    public static ImapQuery gmailThread(long id) {
        return key(command -> command.word("X-GM-THRID").word(Long.toUnsignedString(id)))
                .needing("X-GM-EXT-1");
    }

    // ---- several

    /** What all of these find; every message for none. */
    public static ImapQuery allOf(List<ImapQuery> queries) {
        List<Node> nodes = new ArrayList<>();
        for (ImapQuery query : queries) {
            nodes.addAll(query.node instanceof Node.And and ? and.nodes() : List.of(query.node));
        }
        return nodes.isEmpty() ? all() : nodes.size() == 1 ? queries.get(0) : new ImapQuery(new Node.And(nodes));
    }

    /** What any of these finds; no message for none. */
    public static ImapQuery anyOf(List<ImapQuery> queries) {
        List<Node> nodes = new ArrayList<>();
        for (ImapQuery query : queries) {
            nodes.addAll(query.node instanceof Node.Or or ? or.nodes() : List.of(query.node));
        }
        return nodes.isEmpty() ? all().not() : nodes.size() == 1 ? queries.get(0) : new ImapQuery(new Node.Or(nodes));
    }

    /** What this and all those find. */
    public ImapQuery and(ImapQuery... others) {
        return allOf(joined(others));
    }

    /** What this or any of those finds. */
    public ImapQuery or(ImapQuery... others) {
        return anyOf(joined(others));
    }

    private List<ImapQuery> joined(ImapQuery... others) {
        List<ImapQuery> all = new ArrayList<>(others.length + 1);
        all.add(this);
        Collections.addAll(all, others);
        return all;
    }

    /** What this does not find. */
    public ImapQuery not() {
        return new ImapQuery(node instanceof Node.Not not ? not.node() : new Node.Not(node));
    }

    // ---- as a command has it

    /** Adds its keys to a SEARCH, SORT or THREAD command. */
    void addTo(ImapCommand command) {
        if (node instanceof Node.And and) {
            and.nodes().forEach(each -> add(each, command));
        } else {
            add(node, command);
        }
    }

    /** Alternating kinds of nodes nest only as deep as the caller's own calls did. */
    private static void add(Node node, ImapCommand command) {
        if (node instanceof Node.Key key) {
            key.argument().addTo(command);
        } else if (node instanceof Node.Not not) {
            add(not.node(), command.word("NOT"));
        } else if (node instanceof Node.And and) {
            command.open();
            and.nodes().forEach(each -> add(each, command));
            command.close();
        } else {
            addAny(((Node.Or) node).nodes(), command);
        }
    }

    private static void addAny(List<Node> nodes, ImapCommand command) {
        for (Node each : nodes.subList(0, nodes.size() - 1)) {
            add(each, command.word("OR"));
        }
        add(nodes.get(nodes.size() - 1), command);
    }

    /** Whether a charset must be named: not all of its text is ASCII. */
    boolean needsCharset() {
        ImapCommand command = ImapCommand.of("SEARCH");
        addTo(command);
        return !command.isAscii();
    }

    /** The extensions without which a server would not understand it, sorted. */
    public Set<String> extensions() {
        Set<String> extensions = new TreeSet<>();
        collect(node, extensions);
        return extensions;
    }

    private static void collect(Node node, Set<String> extensions) {
        if (node instanceof Node.Key key) {
            extensions.addAll(key.extensions());
        } else if (node instanceof Node.Not not) {
            collect(not.node(), extensions);
        } else {
            List<Node> nodes = node instanceof Node.And and ? and.nodes() : ((Node.Or) node).nodes();
            nodes.forEach(each -> collect(each, extensions));
        }
    }

    /** The keys as a command has them; for people. */
    @Override
    public String toString() {
        ImapCommand command = new ImapCommand();
        addTo(command);
        return command.shown();
    }
}
