package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/** Reads values that programs write: they follow the grammar, or are refused. */
final class StrictReading {
    private StrictReading() {}

    static <T> T of(String text, HeaderForm<T> form, String field) {
        AddrSpec.refuseHalves(text);
        EncodedWordWriter.refuseControls(withoutFolds(text));
        List<Defect.Code> found = new ArrayList<>(0);
        ReadContext context = ReadContext.DEFAULT.withDefects((code, offset, length, detail) -> found.add(code));
        Slice bytes = Slice.of(text);
        T value = form.read(bytes, context);
        for (Defect.Code code : found) {
            if (!isAllowed(code)) {
                throw new IllegalArgumentException(
                        "no value of " + field + " (" + code.rfc() + ", " + code.id() + "): " + Evidence.of(bytes));
            }
        }
        return value;
    }

    /** The text without the line ends of folds: a value may come as a field has it (RFC 5322 2.2.3). */
    private static String withoutFolds(String text) {
        return text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    }

    private static boolean isAllowed(Defect.Code code) {
        return switch (code) {
            case RAW_UTF8_IN_HEADER,
                    COMMENT_IN_FIELD,
                    SPACE_AROUND_EQUALS,
                    CONTINUATION_ORDER,
                    PLAIN_AND_EXTENDED_PARAMETER,
                    UNKNOWN_MULTIPART -> true;
            default -> false;
        };
    }
}
