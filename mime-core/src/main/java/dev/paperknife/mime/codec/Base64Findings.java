package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/** What was wrong with a base64 body, each kind told once, at its end. */
final class Base64Findings {
    private final Tally dataAfterPadding = new Tally(Defect.Code.BASE64_DATA_AFTER_PADDING);
    private final Tally strayPadding = new Tally(Defect.Code.BASE64_STRAY_PADDING);
    private final Tally paddingLength = new Tally(Defect.Code.BASE64_PADDING_LENGTH);
    private final Tally trailingBits = new Tally(Defect.Code.BASE64_TRAILING_BITS);
    private final Tally truncated = new Tally(Defect.Code.BASE64_TRUNCATED);
    private final Tally junk = new Tally(Defect.Code.BASE64_JUNK);
    private final Tally urlAlphabet = new Tally(Defect.Code.BASE64_URL_ALPHABET);
    private final Tally armour = new Tally(Defect.Code.BASE64_ARMOR_LINE);
    private long sextetOffset;
    private long padOffset;
    private long padEnd;

    /** A character of the alphabet that leaves its quantum open stands here. */
    void sextet(long offset) {
        sextetOffset = offset;
    }

    /** A {@code =} stands here, behind so many others that are waiting. */
    void pad(long offset, long waiting) {
        if (waiting == 0) {
            padOffset = offset;
        }
        padEnd = offset + 1;
    }

    /** A byte outside the alphabet stands here. */
    void skipped(long offset, byte b) {
        (b == '-' || b == '_' ? urlAlphabet : junk).addByte(offset, b);
    }

    /** A line that begins here begins like armour, for so many bytes. */
    void armour(long offset, long length) {
        armour.note("armour").add(offset, length);
    }

    /** Takes the events of a quantum: that of the character that stands here, behind so many decoded bytes, or the last. */
    void events(Quantum quantum, long offset, long decoded) {
        int events = quantum.events();
        if ((events & Quantum.STRAY_PADDING) != 0) {
            strayPadding.note("= within data").add(padOffset, padEnd - padOffset);
        }
        if ((events & Quantum.PADDING_LENGTH) != 0) {
            paddingLength(quantum.padding());
        }
        if ((events & Quantum.TRAILING_BITS) != 0) {
            trailingBits.note("bits that no byte takes").add(sextetOffset, 1);
        }
        if ((events & Quantum.TRUNCATED) != 0) {
            truncated.note("one character").add(sextetOffset, 1);
        }
        if ((events & Quantum.DATA_AFTER_PADDING) != 0) {
            dataAfterPadding.note("after " + decoded + " decoded bytes").add(offset, 1);
        }
    }

    private void paddingLength(long pads) {
        if (pads == 0) {
            paddingLength.note("no padding").add(sextetOffset + 1, 0);
        } else {
            paddingLength.note(pads + " of padding").add(padOffset, padEnd - padOffset);
        }
    }

    void report(DefectSink defects) {
        dataAfterPadding.report(defects);
        strayPadding.report(defects);
        paddingLength.report(defects);
        trailingBits.report(defects);
        truncated.report(defects);
        junk.report(defects);
        urlAlphabet.report(defects);
        armour.report(defects);
    }
}
