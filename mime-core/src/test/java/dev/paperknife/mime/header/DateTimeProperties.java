package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

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
