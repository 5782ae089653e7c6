package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LinesProperties {
    /** The bytes that a step could take for one another are frequent. */
    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withChars("\n\r-.,\u000B\u0000a\u008A\u00AD")
                .ofMaxLength(60);
    }

    @Property(tries = 2000)
    void nextHyphenIsTheNextLineThatBeginsWithOne(@ForAll("lines") String text, @ForAll @IntRange(max = 60) int from) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int start = Math.min(from, bytes.length);
        int line = Lines.next(bytes, start, bytes.length);
        while (line >= 0 && line < bytes.length && bytes[line] != '-') {
            line = Lines.next(bytes, line, bytes.length);
        }
        assertThat(Lines.nextHyphen(bytes, start, bytes.length)).isEqualTo(line);
    }
}
