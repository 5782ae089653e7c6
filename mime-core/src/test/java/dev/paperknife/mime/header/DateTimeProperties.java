package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeProperties {
    @Property
    void formattedDateReadsTheSame(
            @ForAll @LongRange(min = -2_208_902_400L, max = 253_402_214_400L) long second,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes,
            @ForAll boolean isZoneKnown) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
        OffsetDateTime value = OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)
                .withOffsetSameLocal(offset);
        DateTime date = new DateTime(value, isZoneKnown);
        assertThat(read(date.format())).contains(date);
    }

    @Property
    void readsAnyBytes(@ForAll byte[] bytes) {
        HeaderForms.date().read(Slice.of(bytes), ReadContext.DEFAULT);
    }

    @Property(tries = 5000)
    void theShortCutGivesWhatTheFullReadingGives(@ForAll("usual") String text) {
        Reading<Optional<DateTime>> full =
                Reading.of((value, context) -> DateParser.parseInFull(value, context.defects()), text);
        assertThat(Reading.of(HeaderForms.date(), text)).isEqualTo(full);
    }

    /** Dates without blanks around them, some in the usual form, some nearly. */
    @Provide
    Arbitrary<String> usual() {
        Arbitrary<String> day = Arbitraries.of("Tue, ", "tue, ", "Mon, ", "", "Tue,", "Tue ,", "Xxx, ", "Tue,  ");
        Arbitrary<String> number = Arbitraries.of("1 ", "01 ", "31 ", "0 ", "99 ", "1", "123 ", "x ");
        Arbitrary<String> month =
                Arbitraries.of("Oct 2024 ", "oct 1899 ", "Feb 2023 ", "Xxx 2024 ", "October 2024 ", "Oct 24 ", "Oct");
        Arbitrary<String> time =
                Arbitraries.of("10:20:30 ", "23:59:60 ", "25:00:00 ", "1:02:03 ", "10:20 ", "10:20:30", "10:2x:30 ");
        Arbitrary<String> zone =
                Arbitraries.of("+0200", "-0000", "+9999", "-0860", "GMT", "+020", "+02000", "+ 0200", "");
        Arbitrary<String> rest =
                Arbitraries.of("", "", " (CEST)", " ()", " (a b)", " (a\\)", "(x)", " (a(b))", " x", " (é)", " (");
        return Combinators.combine(day, number, month, time, zone, rest)
                .as((a, b, c, d, e, f) -> String.join("", a, b, c, d, e, f).strip())
                .filter(text -> !text.isEmpty());
    }

    /** What nearly all mail has is what the short cut takes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 1 Oct 2024 10:00:00 +0200",
                "Mon, 05 Jan 2026 10:00:00 -0800 (PST)",
                "Mon, 1 Jan 2024 00:00:00 -0000"
            })
    void theShortCutTakesTheUsualForm(String text) {
        assertThat(UsualDate.read(Slice.of(text))).isNotNull();
    }

    private static Optional<DateTime> read(String text) {
        return HeaderForms.date().read(Slice.of(text), ReadContext.DEFAULT);
    }

    @Property
    void whatIsReadIsWrittenAndReadAgain(@ForAll("dateLike") String text) {
        read(text).ifPresent(date -> assertThat(read(date.format())).contains(date));
    }

    @Provide
    Arbitrary<String> dateLike() {
        return Arbitraries.of(
                        "Tue",
                        ",",
                        "1",
                        "31",
                        "Oct",
                        "february",
                        "2024",
                        "24",
                        "10",
                        ":",
                        "60",
                        "+",
                        "-",
                        "0200",
                        "GMT",
                        "T",
                        "Z",
                        "PM",
                        "(x",
                        ")",
                        "/",
                        ".",
                        " ",
                        "20241001",
                        "100000",
                        "\0",
                        "é")
                .list()
                .ofMaxSize(16)
                .map(parts -> String.join("", parts));
    }
}
