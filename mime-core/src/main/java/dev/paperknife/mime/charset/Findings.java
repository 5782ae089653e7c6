package dev.paperknife.mime.charset;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a report says of a decoded text. It reads the bytes again, so that decoding need not look for any of it. */
final class Findings {
    private final DecodedText decoded;
    private final Slice where;
    private final byte[] array;
    private final int from;
    private final int to;

    Findings(DecodedText decoded, Slice where) {
        this.decoded = decoded;
        this.where = where;
        this.array = decoded.bytes().array();
        this.from = decoded.bytes().from();
        this.to = decoded.bytes().to();
    }

    void report(DefectSink sink) {
        Optional<Charset> named = Charsets.forLabel(decoded.declared());
        int high = HighBytes.first(array, from, to);
        if (!decoded.knownLabel()) {
            String label = Evidence.of(Slice.of(decoded.declared().orElse("")));
            sink.report(Defect.Code.UNKNOWN_CHARSET, where.offset(), where.length(), label + guess(high));
        } else if (decoded.guessed() && high < to) {
            report(sink, Defect.Code.UNDECLARED_CHARSET, high, "read as " + decoded.used());
        }
        if (named.isPresent()) {
            reportKnown(sink, named.get());
        }
    }

    private String guess(int high) {
        return high < to ? ", read as " + decoded.used() : "";
    }

    private void reportKnown(DefectSink sink, Charset charset) {
        if (charset.equals(Utf7.MAIL)) {
            sink.report(Defect.Code.UTF7_CHARSET, where.offset(), where.length(), "");
        }
        if (decoded.malformed() > 0) {
            int first = Charsets.read(charset, array, from, to).decoding().firstMalformed();
            report(sink, Defect.Code.UNDECODABLE_BYTES, first, misfit());
        }
        if (charset instanceof Iso2022 shifting) {
            Optional<Charset> smaller = shifting.smaller();
            int beyond = smaller.isPresent() ? firstBeyond(smaller.get()) : to;
            reportBeyond(sink, beyond, "read with the rows of NEC and IBM");
        } else {
            int beyond =
                    firstBeyond(Labels.smaller(Labels.key(decoded.declared().orElse(""))));
            reportBeyond(sink, beyond, "read as " + decoded.used());
        }
        if (charset instanceof ShiftCharset
                && Decoding.of(charset, array, from, to).isUnfinished()) {
            sink.report(Defect.Code.CHARSET_STATE_UNFINISHED, where.offset(), where.length(), charset.name());
        }
    }

    private void reportBeyond(DefectSink sink, int beyond, String detail) {
        if (beyond < to) {
            report(sink, Defect.Code.CHARSET_SUPERSET, beyond, detail);
        }
    }

    private String misfit() {
        String count = decoded.malformed() + " not in " + decoded.used();
        return decoded.likely()
                .map(likely -> count + "; looks like " + likely.name())
                .orElse(count);
    }

    /** The index of the first byte that only the larger charset reads, or {@code to}. */
    private int firstBeyond(String smaller) {
        if (smaller.isEmpty() || HighBytes.first(array, from, to) == to) {
            return to;
        }
        // These have the C1 controls where the Windows charset has letters.
        if (smaller.startsWith("ISO-8859") || smaller.startsWith("x-iso-8859")) {
            return HighBytes.firstC1(array, from, to);
        }
        Optional<Charset> charset = JdkCharsets.named(smaller);
        return charset.isEmpty() || decoded.used().equals(smaller) ? to : firstBeyond(charset.get());
    }

    private int firstBeyond(Charset smaller) {
        Decoding strict = Decoding.of(smaller, array, from, to);
        return strict.malformed() > decoded.malformed() ? strict.firstMalformed() : to;
    }

    /** Points at the byte itself where the range reported is these bytes and not a coded form of them. */
    private void report(DefectSink sink, Defect.Code code, int at, String detail) {
        boolean isSame = where.offset() == decoded.bytes().offset() && where.length() == to - from;
        boolean isCoded = where.isInMemory() && where.array() != array;
        if (isSame && !isCoded) {
            sink.report(code, where.offset() + (at - from), 1, detail);
        } else {
            sink.report(code, where.offset(), where.length(), detail);
        }
    }

    static Optional<Charset> likely(DecodedText decoded) {
        byte[] array = decoded.bytes().array();
        int from = decoded.bytes().from();
        int to = decoded.bytes().to();
        if (Charsets.isAscii(array, from, to)) {
            return Optional.empty();
        }
        Optional<Charset> likely = Charsets.isUtf8(array, from, to)
                ? Optional.of(StandardCharsets.UTF_8)
                : Detector.detect(array, from, to);
        return likely.filter(charset -> !charset.name().equals(decoded.used()));
    }
}
