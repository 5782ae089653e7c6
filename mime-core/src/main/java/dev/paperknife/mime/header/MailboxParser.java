package dev.paperknife.mime.header;

import static dev.paperknife.mime.header.AddressTokens.BACKSLASH;
import static dev.paperknife.mime.header.AddressTokens.ENCODED_WORD;
import static dev.paperknife.mime.header.AddressTokens.LITERAL;

import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Optional;

/**
 * Makes mailboxes of the tokens of one list element (RFC 5322 3.4): usually one, more where commas are missing, and one
 * with a name alone where there is no address to be had.
 */
final class MailboxParser {
    private final AddressTokens tokens;
    private final DisplayText texts;
    private final AddrSpecParser addrSpecs;
    private final NameParser names;
    private List<Mailbox> mailboxes = List.of();
    private boolean isNameOnly;
    private int lastBracket;

    MailboxParser(AddressTokens tokens, ReadContext context) {
        this.tokens = tokens;
        this.texts = new DisplayText(context);
        this.addrSpecs = new AddrSpecParser(tokens);
        this.names = new NameParser(tokens, texts);
    }

    /** Reads the tokens of the element, and adds its mailboxes to a list; false if there are more than {@code most}. */
    boolean element(List<Mailbox> mailboxes, int most) {
        this.mailboxes = mailboxes;
        int full = mailboxes.size() + most;
        lastBracket = tokens.lastIndexOf('<', 0, tokens.count());
        isNameOnly = false;
        tokens.reportComments();
        if (tokens.indexOf(BACKSLASH, 0, tokens.count()) >= 0) {
            textOnly(Defect.Code.STRAY_BACKSLASH_IN_ADDRESS, 0, tokens.count());
            return true;
        }
        int next = mailbox(0);
        while (next < tokens.count() && mailboxes.size() < full) {
            tokens.report(Defect.Code.MISSING_ADDRESS_SEPARATOR, next, tokens.count());
            next = mailbox(next);
        }
        return next >= tokens.count();
    }

    /** The name of the group whose colon ended the element; absent where it has none. */
    Optional<String> groupName() {
        tokens.reportComments();
        return names.ofGroup();
    }

    /** Whether the element last read was a phrase and nothing else, and was not complained of yet. */
    boolean isNameOnly() {
        return isNameOnly;
    }

    /** Reads a mailbox that begins at token i; gives the token after it. */
    private int mailbox(int i) {
        return i > lastBracket ? bare(i) : nameAddr(i, tokens.indexOf('<', i, tokens.count()));
    }

    /** {@code name-addr = [display-name] angle-addr}, with whatever brackets there are. */
    private int nameAddr(int i, int firstOpen) {
        int close = tokens.indexOf('>', firstOpen, tokens.count());
        int contentEnd = close < 0 ? tokens.count() : close;
        int open = tokens.lastIndexOf('<', firstOpen, contentEnd);
        int end = close < 0 ? contentEnd : close + 1;
        while (tokens.kind(end) == '>') {
            end++;
        }
        boolean isBalanced = open == firstOpen && close >= 0 && end == close + 1;
        if (!isBalanced || tokens.indexOf('>', i, firstOpen) >= 0) {
            tokens.report(Defect.Code.UNBALANCED_ANGLE_BRACKETS, i, end);
        }
        angleAddr(i, firstOpen, open, contentEnd, end);
        return afterAngle(end);
    }

    /** {@code angle-addr = "<" addr-spec ">" / obs-angle-addr}: the tokens between the innermost brackets. */
    private void angleAddr(int i, int nameEnd, int open, int contentEnd, int end) {
        int colon = tokens.indexOf(':', open + 1, contentEnd);
        boolean isRoute = colon > open && (tokens.kind(open + 1) == '@' || tokens.kind(open + 1) == ',');
        if (isRoute) {
            tokens.report(Defect.Code.ADDRESS_ROUTE, open + 1, colon + 1);
        }
        int from = isRoute ? colon + 1 : open + 1;
        if (from == contentEnd) {
            empty(i, nameEnd, end, isRoute);
            return;
        }
        Optional<String> address = addrSpecs.addrSpec(from, contentEnd);
        if (address.isEmpty()) {
            keepText(i, end);
            return;
        }
        if ((from < contentEnd && tokens.from(from) > tokens.to(from - 1))
                || (tokens.kind(contentEnd) == '>' && tokens.isApart(contentEnd))) {
            addrSpecs.obsolete(open, Math.min(contentEnd + 1, tokens.count()));
        }
        String route = isRoute ? routeText(open + 1, colon) : "";
        add(names.of(i, nameEnd, address.get(), end), address.get(), route);
    }

    /** Brackets with nothing between them: what is left is the name. */
    private void empty(int i, int nameEnd, int end, boolean isRoute) {
        tokens.report(Defect.Code.INVALID_ADDRESS, i, end);
        if (nameEnd > i) {
            add(names.phrase(i, nameEnd, ""), "", "");
        } else if (isRoute) {
            keepText(i, end);
        } else {
            mailboxes.add(new Mailbox(Optional.empty(), "", ""));
        }
    }

    private String routeText(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(addrSpecs.text(tokens.slice(i, i + 1)));
        }
        return text.toString();
    }

    /** What follows a closing bracket is another mailbox if it has brackets too, else it is garbage. */
    private int afterAngle(int end) {
        if (end >= tokens.count() || end <= lastBracket) {
            return end;
        }
        tokens.report(Defect.Code.TEXT_AFTER_ADDRESS, end, tokens.count());
        return tokens.count();
    }

    /** An addr-spec without brackets, or with a closing one only; before it may stand a name. */
    private int bare(int i) {
        int at = tokens.indexOf('@', i, tokens.count());
        if (at < 0) {
            nameOnly(i);
            return tokens.count();
        }
        int from = localStart(i, at);
        int end = domainEnd(at + 1);
        if (tokens.kind(end) == '@') {
            textOnly(Defect.Code.SEVERAL_AT_SIGNS, i, tokens.count());
            return tokens.count();
        }
        Optional<String> address = addrSpecs.addrSpec(from, end);
        if (address.isEmpty()) {
            int next = tokens.indexOf('@', end, tokens.count()) < 0 ? tokens.count() : end;
            keepText(i, next);
            return next;
        }
        boolean hasBracket = tokens.kind(end) == '>';
        if (hasBracket) {
            tokens.report(Defect.Code.UNBALANCED_ANGLE_BRACKETS, i, end + 1);
        } else if (from > i) {
            tokens.report(Defect.Code.INVALID_ADDRESS, i, end);
        }
        int next = hasBracket ? end + 1 : end;
        add(names.of(i, from, address.get(), next), address.get(), "");
        return afterBare(next);
    }

    /** Brackets that close nothing vanish; all but the square one were told of before. */
    private int afterBare(int end) {
        int next = end;
        while (">)]".indexOf(tokens.kind(next)) >= 0) {
            next++;
        }
        int square = tokens.indexOf(']', end, next);
        int garbage = square >= 0 ? square : next;
        int garbageEnd = tokens.indexOf('@', next, tokens.count()) >= 0 ? next : tokens.count();
        if (garbage < garbageEnd) {
            tokens.report(Defect.Code.TEXT_AFTER_ADDRESS, garbage, garbageEnd);
        }
        return garbageEnd;
    }

    /** Where the local part before an at sign begins: blanks around dots count only if all there is belongs to it. */
    private int localStart(int i, int at) {
        int start = localStart(i, at, true);
        return start == i ? start : localStart(i, at, false);
    }

    private int localStart(int i, int at, boolean isObsolete) {
        int start = at;
        while (start > i && isLocalToken(start - 1) && (start == at || joins(start, isObsolete))) {
            start--;
        }
        return start;
    }

    private boolean isLocalToken(int i) {
        return (tokens.isWord(i) && tokens.kind(i) != AddressTokens.UNCLOSED) || tokens.kind(i) == '.';
    }

    /** Whether token i belongs together with the one before it. */
    private boolean joins(int i, boolean isObsolete) {
        boolean hasDot = tokens.kind(i) == '.' || tokens.kind(i - 1) == '.';
        return !tokens.isApart(i) || (isObsolete && hasDot);
    }

    private int domainEnd(int from) {
        int end = domainEnd(from, true);
        return end == tokens.count() ? end : domainEnd(from, false);
    }

    private int domainEnd(int from, boolean isObsolete) {
        int end = from;
        while (isDomainToken(end) && (end == from || joins(end, isObsolete))) {
            end++;
        }
        return end;
    }

    private boolean isDomainToken(int i) {
        char kind = tokens.kind(i);
        return kind == '.' || kind == LITERAL || kind == AddressTokens.ATOM || kind == ENCODED_WORD;
    }

    private void nameOnly(int i) {
        isNameOnly = i == 0 && names.isPhrase();
        if (!isNameOnly) {
            tokens.report(Defect.Code.INVALID_ADDRESS, i, tokens.count());
        }
        add(names.alone(i), "", "");
    }

    private void textOnly(Defect.Code code, int from, int to) {
        tokens.report(code, from, to);
        keepText(from, to);
    }

    /** Keeps what cannot be an address as a name, just as it stands but for folds and encoded-words. */
    private void keepText(int from, int to) {
        String text = texts.text(tokens.slice(from, to));
        add(Optional.of(text), "", "");
    }

    private void add(Optional<String> name, String address, String route) {
        boolean isNothing = address.isEmpty() && DisplayName.normal(name).isEmpty();
        mailboxes.add(new Mailbox(isNothing ? Optional.of(rawText()) : name, address, route));
    }

    private String rawText() {
        return PlainText.of(HeaderLexer.unfolded(tokens.slice(0, tokens.count())));
    }
}
