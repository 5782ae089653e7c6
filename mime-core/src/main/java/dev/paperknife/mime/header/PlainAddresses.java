package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A short cut for the address lists that most messages have: ASCII mailboxes with single commas between them and nothing to
 * complain of, names in encoded-words included. It gives what {@link AddressParser} would, or gives up.
 */
final class PlainAddresses implements DefectSink {
    private final Slice text;
    private final ReadContext context;
    private final byte[] bytes;
    private final int end;
    private int at;
    private @Nullable DisplayText names;
    private boolean isComplaint;

    private PlainAddresses(Slice text, ReadContext context) {
        this.text = text;
        this.context = context;
        bytes = text.array();
        at = text.from();
        end = text.to();
    }

    /** The mailboxes of a value without blanks around it; null if it is not that plain, or holds more than the limit. */
    static @Nullable List<Address> read(Slice text, ReadContext context) {
        return new PlainAddresses(text, context).list(context.limits().addresses());
    }

    private @Nullable List<Address> list(int most) {
        Mailbox first = mailbox();
        if (first == null || most == 0) {
            return null;
        }
        if (at == end) {
            return List.of(first);
        }
        List<Address> list = new ArrayList<>();
        list.add(first);
        while (at < end) {
            Mailbox next = comma() && list.size() < most ? mailbox() : null;
            if (next == null) {
                return null;
            }
            list.add(next);
        }
        return List.copyOf(list);
    }

    private boolean comma() {
        if (bytes[at] != ',') {
            return false;
        }
        at++;
        while (at < end && Ascii.isFold(bytes[at])) {
            at++;
        }
        return true;
    }

    /** A mailbox up to a comma or the end. */
    private @Nullable Mailbox mailbox() {
        int start = at;
        int afterAddress = addrSpec();
        if (afterAddress > 0 && isElementEnd(afterAddress)) {
            at = afterAddress;
            return new Mailbox(Optional.empty(), text(start, at), "");
        }
        if (start >= end) {
            return null;
        }
        String name = bytes[start] == '"' ? quotedName() : atomsName();
        return name == null || at >= end || bytes[at] != '<' ? null : bracketed(name);
    }

    private @Nullable Mailbox bracketed(String name) {
        int open = at++;
        int close = addrSpec();
        if (close < 0 || close >= end || bytes[close] != '>' || !isElementEnd(close + 1)) {
            return null;
        }
        at = close + 1;
        return new Mailbox(name.isEmpty() ? Optional.empty() : Optional.of(name), text(open + 1, close), "");
    }

    private boolean isElementEnd(int i) {
        return i == end || bytes[i] == ',';
    }

    /** Where the addr-spec that begins at the cursor ends: a dot-atom, and a host name. -1 for anything that may matter. */
    private int addrSpec() {
        int i = at;
        byte before = '.';
        while (i < end && (isLocal(bytes[i]) || (bytes[i] == '.' && before != '.'))) {
            before = bytes[i++];
        }
        if (i == end || bytes[i] != '@' || before == '.') {
            return -1;
        }
        before = '.';
        i++;
        while (i < end && (isHost(bytes[i]) || (isMark(bytes[i]) && !isMark(before)))) {
            before = bytes[i++];
        }
        return isMark(before) ? -1 : i;
    }

    /** Atext but for what could route or begin an encoded-word. */
    private static boolean isLocal(byte b) {
        return Ascii.isAtext(b) && b != '%' && b != '!' && b != '=';
    }

    private static boolean isHost(byte b) {
        byte lower = Ascii.lower(b);
        return (lower >= 'a' && lower <= 'z') || Ascii.isDigit(b);
    }

    private static boolean isMark(byte b) {
        return b == '.' || b == '-';
    }

    /** Atoms with single blanks between them and before the bracket, which may come at once; null if there is more. */
    private @Nullable String atomsName() {
        int start = at;
        int to = at;
        int i = at;
        boolean mayHoldWords = false;
        while (i < end && bytes[i] != '<') {
            if (Ascii.isAtext(bytes[i])) {
                mayHoldWords |= bytes[i] == '=';
                to = i + 1;
            } else if (bytes[i] != ' ' || to < i || i == start) {
                return null;
            }
            i++;
        }
        at = i;
        return mayHoldWords ? decoded(start, to) : text(start, to);
    }

    /** A name with encoded-words; null where somebody listens and there is something to say of it, which the parser does. */
    private @Nullable String decoded(int from, int to) {
        boolean isHeard = context.defects() != DefectSink.NONE;
        if (names == null) {
            names = new DisplayText(isHeard ? context.withDefects(this) : context);
        }
        String name = names.text(text.slice(from - text.from(), to - text.from()));
        boolean isOdd = isComplaint || name.indexOf('@') >= 0 || DisplayName.isPadded(name);
        return isHeard && isOdd ? null : name;
    }

    /** Hears what is wrong with a name. */
    @Override
    public void report(Defect.Code code, long offset, long length, String detail) {
        isComplaint = true;
    }

    /** A quoted-string of printable ASCII without escapes, words with single blanks; then one blank or none. */
    private @Nullable String quotedName() {
        int from = ++at;
        while (at < end && bytes[at] != '"') {
            byte b = bytes[at];
            boolean isBlankTwice = b == ' ' && (at == from || bytes[at - 1] == ' ');
            if (b < ' ' || b == 0x7F || b == '\\' || b == '@' || b == '=' || isBlankTwice) {
                return null;
            }
            at++;
        }
        int to = at++;
        if (to >= end || to == from || bytes[to - 1] == ' ') {
            return null;
        }
        at += at < end && bytes[at] == ' ' ? 1 : 0;
        return text(from, to);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
