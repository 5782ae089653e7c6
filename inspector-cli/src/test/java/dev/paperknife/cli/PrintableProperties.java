package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class PrintableProperties {

    @Property
    void nothingUnsafeIsLeft(@ForAll String text) {
        assertThat(Printable.line(text).codePoints()).noneMatch(Printable::isUnsafe);
        assertThat(Printable.lines(text).codePoints()).noneMatch(c -> c != '\n' && c != '\t' && Printable.isUnsafe(c));
    }

    @Property
    void whatIsPrintableStays(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertThat(Printable.lines(text)).isSameAs(text);
    }

    @Property
    void jsonIsSafeToShowToo(@ForAll String text) {
        JsonRecord json = new JsonRecord(false);
        json.text(text);
        String shown = JsonRecordTest.written(json);
        assertThat(shown.substring(0, shown.length() - 1).codePoints())
                .noneMatch(c -> c <= 0xFFFF && Printable.isUnsafe(c));
        assertThat(JsonValue.parse(shown)).isEqualTo(whole(text));
    }

    private static String whole(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
