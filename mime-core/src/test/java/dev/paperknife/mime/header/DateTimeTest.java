package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {
    private final DefectLog log = new DefectLog(Limits.DEFAULT);

    private Optional<DateTime> read(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return HeaderForms.date().read(Slice.of(bytes), ReadContext.DEFAULT.withDefects(log));
    }

    private List<String> defects() {
        return log.defects().stream().map(defect -> defect.code().id()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 1 Oct 2024 10:00:00 +0200                     | 2024-10-01T10:00:00+02:00",
                "Tue,  1 Oct 2024 10:00 -0330                       | 2024-10-01T10:00:00-03:30",
                "1 oct 2024 10:00:00 +0000                          | 2024-10-01T10:00:00+00:00",
                "Tue (so it is), 1 Oct (x (y)) 2024 10:00:00 +0200 (CEST) | 2024-10-01T10:00:00+02:00",
                "Tue , 1 Oct 2024 10 : 00 : 00 +0200                | 2024-10-01T10:00:00+02:00",
                "Sat, 31 Dec 2016 23:59:60 +0000                    | 2016-12-31T23:59:59+00:00",
                "Thu, 29 Feb 2024 10:00:00 +1400                    | 2024-02-29T10:00:00+14:00",
                "1 Oct (a \\) b) 2024 10:00:00 +0000                 | 2024-10-01T10:00:00+00:00"
            })
    void readsTheGrammarWithoutComplaint(String value, OffsetDateTime date) {
        assertThat(read(value)).contains(DateTime.of(date));
        assertThat(defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 Oct 24 10:00:00 GMT    | 2024-10-01T10:00:00Z      | true",
                "1 Oct 49 10:00:00 UT     | 2049-10-01T10:00:00Z      | true",
                "1 Oct 50 10:00:00 UTC    | 1950-10-01T10:00:00Z      | true",
                "1 Oct 124 10:00:00 +0000 | 2024-10-01T10:00:00Z      | true",
                "1 Oct 2024 10:00:00 EST  | 2024-10-01T10:00:00-05:00 | true",
                "1 Oct 2024 10:00:00 pdt  | 2024-10-01T10:00:00-07:00 | true",
                "1 Oct 2024 10:00:00 MST  | 2024-10-01T10:00:00-07:00 | true",
                "1 Oct 2024 10:00:00 CDT  | 2024-10-01T10:00:00-05:00 | true",
                "1 Oct 2024 10:00:00 A    | 2024-10-01T10:00:00Z      | false",
                "1 Oct 2024 10:00:00 CEST | 2024-10-01T10:00:00Z      | false"
            })
    void readsObsoleteYearsAndZones(String value, OffsetDateTime date, boolean isZoneKnown) {
        assertThat(read(value)).contains(new DateTime(date, isZoneKnown));
        assertThat(defects()).containsExactly("obsolete-date");
    }

    @Test
    void tellsMinusZeroFromPlusZero() {
        assertThat(read("1 Oct 2024 10:00:00 -0000")).get().matches(date -> !date.isZoneKnown());
        assertThat(read("1 Oct 2024 10:00:00 +0000")).get().matches(DateTime::isZoneKnown);
        assertThat(defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 1 Oct 2024 10:00:00                 | 2024-10-01T10:00:00Z      | false",
                "Tue Oct  1 10:00:00 2024                 | 2024-10-01T10:00:00Z      | false",
                "Tue Oct  1 10:00:00 2024 -0800           | 2024-10-01T10:00:00-08:00 | true",
                "Tue Oct 01 2024 10:00:00 GMT+0200 (CEST) | 2024-10-01T10:00:00+02:00 | true",
                "2024-10-01T10:00:00Z                     | 2024-10-01T10:00:00Z      | true",
                "2024-10-01T10:00:00.123+02:00            | 2024-10-01T10:00:00+02:00 | true",
                "2024-10-01 10:00                         | 2024-10-01T10:00:00Z      | false",
                "20241001T100000Z                         | 2024-10-01T10:00:00Z      | true",
                "Tuesday, 1 October 2024 10:00:00 +0200   | 2024-10-01T10:00:00+02:00 | true",
                "Tuesday, October 1, 2024 9:05 PM -0700   | 2024-10-01T21:05:00-07:00 | true",
                "01-Oct-2024 10:00:00 +0200               | 2024-10-01T10:00:00+02:00 | true",
                "1 Oct 2024 9:05:06 +0200                 | 2024-10-01T09:05:06+02:00 | true",
                "1 Oct 2024 10:00:00+0200                 | 2024-10-01T10:00:00+02:00 | true",
                "Tue 1 Oct 2024 10:00:00 +0200            | 2024-10-01T10:00:00+02:00 | true",
                "1 Oct 2024 10:00:6 +0200                 | 2024-10-01T10:00:06+02:00 | true",
                "1 Oct 2024 10:00:00 +02                  | 2024-10-01T10:00:00+02:00 | true",
                "1 Oct 2024 10:00:00 Universal            | 2024-10-01T10:00:00Z      | false",
                "1 Oct 2024 10:00:00 +0200 CEST           | 2024-10-01T10:00:00+02:00 | true",
                "20241001T101112Z                         | 2024-10-01T10:11:12Z      | true",
                "20241001T101112,5+0230                   | 2024-10-01T10:11:12+02:30 | true",
                "2024-10-01T10:00:00+02:30                | 2024-10-01T10:00:00+02:30 | true",
                "2024-10-01T10:00:00-2:30                 | 2024-10-01T10:00:00-02:30 | true",
                "2024-10-01T10:00:00-03                   | 2024-10-01T10:00:00-03:00 | true",
                "1 October 2024 12:05 AM +0000            | 2024-10-01T00:05:00Z      | true",
                "1 October 2024 12:05:06 pm +0000         | 2024-10-01T12:05:06Z      | true",
                "1 October 2024 1:05 AM +0000             | 2024-10-01T01:05:00Z      | true",
                "1 October 2024 11:05 PM +0000            | 2024-10-01T23:05:00Z      | true",
                "Fri, 21 Nov 1997 09:55:06 PM             | 1997-11-21T21:55:06Z      | false",
                "Fri, 21 Nov 1997 9:55:06 PM              | 1997-11-21T21:55:06Z      | false",
                "13.10.2024 10:00:00 +0200                | 2024-10-13T10:00:00+02:00 | true",
                "10/13/2024 10:00:00 +0200                | 2024-10-13T10:00:00+02:00 | true",
                "Di, 1 Oct 2024 10:00:00 +0200            | 2024-10-01T10:00:00+02:00 | true"
            })
    void readsOtherNotationsWhenOneOrderFits(String value, OffsetDateTime date, boolean isZoneKnown) {
        assertThat(read(value)).contains(new DateTime(date, isZoneKnown));
        assertThat(defects()).contains("unclear-date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "Tue, 1 Oct 2024",
                "Tue, 1 Oct 2024 25:00:00 +0200",
                "31 Feb 2024 10:00:00 +0000",
                "29 Feb 2023 10:00:00 +0000",
                "0 Oct 2024 10:00:00 +0000",
                "1 Oct 2024 10:60:00 +0000",
                "1 Oct 2024 10:00:61 +0000",
                "1 Oct 2024 10:00:00 +0260",
                "1 Oct 2024 10:00:00 +9900",
                "1 Oct 1899 10:00:00 +0000",
                "1 Oct 99999999999 10:00:00 +0000",
                "1 Okt 2024 10:00:00 +0000",
                "02/03/2024 10:00:00 +0000",
                "Oct 10 11 10:00:00 +0000",
                "1 Oct 2024 10:00:00 +0000, 2 Oct 2024 11:00:00 +0000",
                "1 2 3 4 5 6",
                "2024-10-01 7 10:00:00 +0000",
                "1 October 2024 0:30 PM +0000",
                "1 October 2024 10:00:00 +0200 [x]",
                "1 October 2024 October 10:00:00 +0200",
                "20241001T1011Z",
                "20241001T10111299Z",
                "2024-10-01 at 10:00:00 +0200",
                ":",
                "Tue, 1 Oct 2024 13:00 PM +0000"
            })
    void givesNothingForWhatIsNoDate(String value) {
        assertThat(read(value)).isEmpty();
        assertThat(defects()).containsExactly("invalid-date");
    }

    @Test
    void reportsWrongWeekdayAndKeepsTheDate() {
        assertThat(read("Wed, 1 Oct 2024 10:00:00 +0200")).isPresent();
        assertThat(defects()).containsExactly("wrong-weekday");
    }

    @Test
    void reportsCommentThatNeverEnds() {
        assertThat(read("1 Oct 2024 10:00:00 +0200 (CEST")).isPresent();
        assertThat(defects()).containsExactly("unterminated-comment");
    }

    @Test
    void reportsAParenthesisThatClosesNothing() {
        assertThat(read(" 1 Oct) 2024 10:00:00 +0200")).isPresent();
        assertThat(log.defects()).containsExactly(new Defect(Defect.Code.UNTERMINATED_COMMENT, "", 6, 1, ")", 1));
    }

    @Test
    void emptyValueHasNoDate() {
        assertThat(read(" \r\n ")).isEmpty();
        assertThat(defects()).containsExactly("empty-field");
    }

    @Test
    void defectPointsAtTheTextWithoutItsBlanks() {
        assertThat(read("  never ")).isEmpty();
        assertThat(log.defects().get(0)).isEqualTo(new Defect(Defect.Code.INVALID_DATE, "", 2, 5, "never", 1));
    }

    @Test
    void aMillionDigitsAreNoDate() {
        char[] digits = new char[1_000_000];
        Arrays.fill(digits, '9');
        assertThat(read("1 Oct " + new String(digits) + " 10:00:00 +0000")).isEmpty();
    }

    @Test
    void formatsInEnglishWithItsOwnOffset() {
        assertThat(DateTime.of(OffsetDateTime.parse("2024-10-01T09:05:06.789-03:30"))
                        .format())
                .isEqualTo("Tue, 1 Oct 2024 09:05:06 -0330");
        assertThat(new DateTime(OffsetDateTime.parse("2024-10-01T10:00:00+02:00"), false).format())
                .isEqualTo("Tue, 1 Oct 2024 08:00:00 -0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void refusesYearsThatMailCannotWrite(OffsetDateTime value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateTime.of(value))
                .withMessageContaining("1900 to 9999");
    }
}
