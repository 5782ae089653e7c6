package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an address list (RFC 5322 3.4, 4.4): elements between commas, groups between a colon and a semicolon. Nested
 * groups are flattened into the outermost; a bad element never costs the others.
 */
final class AddressParser {
    private final AddressLexer lexer;
    private final AddressTokens tokens;
    private final MailboxParser mailboxes;
    private final ReadContext context;
    private final List<Address> list = new ArrayList<>();
    private List<Mailbox> members = new ArrayList<>();
    private Optional<String> groupName = Optional.empty();
    private Slice groupStart = Slice.empty();
    private int groupDepth;
    private final List<Slice> namesAlone = new ArrayList<>();
    private char before = 0;
    private int beforeEnd;
    private boolean isFull;
    private boolean isObsoleteSaid;
    private int count;

    private AddressParser(Slice value, ReadContext context) {
        this.context = context;
        HeaderLexer header = new HeaderLexer(value, context);
        tokens = new AddressTokens(header);
        lexer = new AddressLexer(header, tokens);
        mailboxes = new MailboxParser(tokens, context);
    }

    /** The elements of a value, in order. */
    static List<Address> parse(Slice value, ReadContext context) {
        Slice text = Blanks.trimmed(value);
        if (text.isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return List.of();
        }
        List<Address> plain = PlainAddresses.read(text, context);
        return plain != null ? plain : parseFully(value, context);
    }

    /** The same without the short cut for plain lists. */
    static List<Address> parseFully(Slice value, ReadContext context) {
        return new AddressParser(value, context).list();
    }

    private List<Address> list() {
        while (before != AddressTokens.END && !isFull) {
            char delimiter = lexer.element();
            if (delimiter == ':') {
                beginGroup();
            } else if (tokens.count() > 0) {
                element();
            } else if (delimiter != AddressTokens.END || before == ',') {
                emptyElement(delimiter);
            }
            if (delimiter == ';') {
                semicolon();
            }
            before = delimiter;
            beforeEnd = tokens.lexer.position();
        }
        end();
        return List.copyOf(list);
    }

    private void element() {
        if (before == ';') {
            obsolete(beforeEnd);
        }
        int size = members.size();
        int most = context.limits().addresses() - count;
        isFull = most <= 0 || !mailboxes.element(members, most);
        if (isFull) {
            tokens.report(Defect.Code.LIMIT_VALUES, 0, tokens.count());
        }
        if (members.size() > size) {
            nameAlone(members.get(size));
        }
        count += members.size() - size;
        ungroup();
    }

    /** A phrase alone is a part of a name with commas if a mailbox with a name follows, else no address. */
    private void nameAlone(Mailbox mailbox) {
        if (mailboxes.isNameOnly()) {
            namesAlone.add(tokens.slice(0, tokens.count()));
        } else if (!namesAlone.isEmpty()) {
            boolean isWholeName =
                    mailbox.name().isPresent() && !mailbox.address().isEmpty();
            reportNamesAlone(isWholeName ? Defect.Code.UNQUOTED_COMMA_IN_NAME : Defect.Code.INVALID_ADDRESS);
        }
    }

    private void reportNamesAlone(Defect.Code code) {
        for (Slice name : namesAlone) {
            context.defects().report(code, name);
        }
        namesAlone.clear();
    }

    /** Mailboxes outside a group go straight to the list. */
    private void ungroup() {
        if (groupDepth == 0) {
            list.addAll(members);
            members.clear();
        }
    }

    private void emptyElement(char delimiter) {
        boolean isBetweenGroups = before == ';' || before == ':' || delimiter == ';';
        if (!isBetweenGroups) {
            obsolete(delimiter == AddressTokens.END ? beforeEnd : tokens.lexer.position());
        }
    }

    private void beginGroup() {
        reportNamesAlone(Defect.Code.INVALID_ADDRESS);
        if (groupDepth > 0 || tokens.count() == 0) {
            tokens.report(Defect.Code.MALFORMED_GROUP, 0, tokens.count());
        }
        if (groupDepth++ == 0) {
            groupStart = tokens.slice(0, tokens.count());
            groupName = mailboxes.groupName();
        }
    }

    private void semicolon() {
        reportNamesAlone(Defect.Code.INVALID_ADDRESS);
        if (groupDepth == 0) {
            obsolete(tokens.lexer.position());
        } else if (--groupDepth == 0) {
            closeGroup();
        }
    }

    private void closeGroup() {
        list.add(new Group(groupName, members));
        members = new ArrayList<>();
    }

    private void end() {
        reportNamesAlone(Defect.Code.INVALID_ADDRESS);
        if (groupDepth > 0 && !isFull) {
            context.defects().report(Defect.Code.MALFORMED_GROUP, groupStart);
        }
        if (groupDepth > 0) {
            closeGroup();
        }
    }

    /** Says, once for a list, that its separators are not where they should be: the one that ends there, for one. */
    private void obsolete(int end) {
        if (!isObsoleteSaid) {
            isObsoleteSaid = true;
            tokens.lexer.report(Defect.Code.OBSOLETE_SYNTAX, end - 1, end);
        }
    }
}
