package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;

/** What CR without LF, and NUL, do to a header section in other readers. */
final class StrayBytes implements Alternative {
    @Override
    public void offer(Subject subject, Offers offers) {
        // a body that begins with a CR may have been cut off from its header section by it
        Slice head = withNextByte(subject);
        if (hasBareCr(head)) {
            offerEmptyLine(head, subject, offers);
            offerDropped(head, subject, offers);
            offerSplit(head, subject, offers);
        }
        if (Ascii.indexOf(head.array(), head.from(), head.to(), (byte) 0) < head.to()) {
            offerWithoutNul(head, subject, offers);
            offerCutAtNul(subject, offers);
        }
    }

    /** The header section; without an empty line at its end the byte after it too, which may be a bare CR; not half of a line end. */
    private static Slice withNextByte(Subject subject) {
        if (subject.entity().header().raw().end() < subject.rawBody().offset()) {
            return subject.head();
        }
        Slice raw = subject.raw();
        long end = subject.head().length();
        Slice near = raw.slice(0, Math.min(raw.length(), end + 2)).load();
        int next = near.from() + (int) end;
        boolean isLineEnd = near.length() == end + 2 && near.array()[next] == '\r' && isBeforeLf(near, next);
        return near.slice(0, isLineEnd ? end : Math.min(near.length(), end + 1));
    }

    private static boolean hasBareCr(Slice head) {
        int cr = head.from() - 1;
        do {
            cr = Ascii.indexOf(head.array(), cr + 1, head.to(), (byte) '\r');
        } while (cr < head.to() && isBeforeLf(head, cr));
        return cr < head.to();
    }

    private static boolean isBeforeLf(Slice head, int cr) {
        return cr + 1 < head.to() && head.array()[cr + 1] == '\n';
    }

    private static boolean isBareCr(Slice head, int i) {
        return head.array()[i] == '\r' && !isBeforeLf(head, i);
    }

    /** CR CR, LF CR or CRLF CR is where the header section ends. */
    private static void offerEmptyLine(Slice head, Subject subject, Offers offers) {
        byte[] bytes = head.array();
        if (isBareCr(head, head.from())) {
            String ends = HeaderLines.NAMELESS_FIELD + "\r\n";
            Rope.Edit edit = subject.edit().replace(head.offset(), offset(head, head.from() + 1), ends);
            offers.offer(separator(subject), edit);
            return;
        }
        for (int i = head.from() + 1; i < head.to(); i++) {
            boolean isEnd = isBareCr(head, i) && (bytes[i - 1] == '\n' || bytes[i - 1] == '\r');
            if (isEnd) {
                int from = bytes[i - 1] == '\r' ? i - 1 : i;
                String ends = bytes[i - 1] == '\r' ? "\r\n\r\n" : "\r\n";
                Rope.Edit edit = subject.edit().replace(offset(head, from), offset(head, i + 1), ends);
                offers.offer(separator(subject), edit);
                return;
            }
        }
    }

    private static Defect.Code separator(Subject subject) {
        return found(subject, Defect.Code.UNCLEAR_SEPARATOR, Defect.Code.STRAY_CR, Defect.Code.BARE_CR_IN_HEADER);
    }

    /** CR next to a line end is not there. */
    private static void offerDropped(Slice head, Subject subject, Offers offers) {
        BareCrs without = BareCrs.dropped(head);
        if (without.isChanged()) {
            offer(Defect.Code.STRAY_CR, without, head, subject, offers);
        }
    }

    /** CR alone ends a line. */
    private static void offerSplit(Slice head, Subject subject, Offers offers) {
        Defect.Code reason = found(subject, Defect.Code.BARE_CR_IN_HEADER, Defect.Code.STRAY_CR);
        offer(reason, BareCrs.ended(head), head, subject, offers);
    }

    /** Other lines in the header section; where the body begins among them, it holds what stands there. */
    private static void offer(Defect.Code reason, BareCrs lines, Slice head, Subject subject, Offers offers) {
        Rope rope =
                subject.edit().replace(head.offset(), head.end(), lines.lines()).rope();
        offers.offer(reason, rope, (from, to) -> lines.content(subject.raw(), from, to));
    }

    private static void offerWithoutNul(Slice head, Subject subject, Offers offers) {
        Rope.Edit edit = subject.edit();
        for (int i = head.from(); i < head.to(); i++) {
            if (head.array()[i] == 0) {
                edit.remove(offset(head, i), offset(head, i + 1));
            }
        }
        offers.offer(found(subject, Defect.Code.NUL_IN_HEADER, Defect.Code.UTF16_SOURCE), edit);
    }

    /** A name, and a value, ends at its first NUL: readers that keep both as C strings. */
    private static void offerCutAtNul(Subject subject, Offers offers) {
        Rope.Edit edit = subject.edit();
        for (Field field : subject.entity().header().fields()) {
            Slice value = field.value();
            Slice name = field.raw()
                    .slice(0, Math.max(0, value.offset() - 1 - field.raw().offset()));
            cut(name, edit);
            cut(value, edit);
        }
        offers.offer(found(subject, Defect.Code.NUL_IN_HEADER, Defect.Code.UTF16_SOURCE), edit);
    }

    private static void cut(Slice text, Rope.Edit edit) {
        int nul = Ascii.indexOf(text.array(), text.from(), text.to(), (byte) 0);
        if (nul < text.to()) {
            edit.remove(offset(text, nul), text.end());
        }
    }

    /** What the audit calls it: the first of them that it found, the first of all where it found none. */
    private static Defect.Code found(Subject subject, Defect.Code... codes) {
        for (Defect.Code code : codes) {
            if (subject.first(code).isPresent()) {
                return code;
            }
        }
        return codes[0];
    }

    private static long offset(Slice slice, int index) {
        return slice.offset() + (index - slice.from());
    }
}
