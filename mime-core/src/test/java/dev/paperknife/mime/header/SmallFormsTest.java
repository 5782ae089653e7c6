package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallFormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "A list <list.x.example>          | A list       | list.x.example | ^^",
                "<list.x.example>                 | ^^           | list.x.example | ^^",
                "\"My, List\" <l.x.example> (c)   | My, List     | l.x.example    | ^^",
                "[PATCH]: it, <l.x.example>       | [PATCH]: it, | l.x.example    | ^^",
                "=?utf-8?q?Gr=C3=BC=C3=9Fe?= <l.x.example> | Grüße | l.x.example  | ^^",
                "l.x.example                      | ^^           | l.x.example    | invalid-field-value",
                "List <l.x.example                | List         | l.x.example    | ^^"
            })
    void readsListIds(String value, String name, String id, String defects) {
        Reading<Optional<ListId>> reading = Reading.of(HeaderForms.listId(), value);
        assertThat(reading.value()).contains(new ListId(Optional.of(name), id));
        assertThat(String.join(" ", reading.codes())).isEqualTo(defects);
        assertThat(Reading.of(
                                HeaderForms.listId(),
                                reading.value().orElseThrow().format())
                        .value())
                .isEqualTo(reading.value());
    }

    @Test
    void listWithoutIdHasNone() {
        assertThat(Reading.of(HeaderForms.listId(), "Some list").value()).isEmpty();
        assertThat(Reading.of(HeaderForms.listId(), "Some list <>").codes()).containsExactly("invalid-field-value");
        assertThatIllegalArgumentException().isThrownBy(() -> new ListId(Optional.empty(), "a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ListId(Optional.empty(), "a\r\n"));
    }

    @Test
    void offersOneClick() {
        assertThat(Reading.of(HeaderForms.oneClick(), " List-Unsubscribe=One-Click ")
                        .value())
                .isTrue();
        assertThat(Reading.of(HeaderForms.oneClick(), "yes").value()).isFalse();
        assertThat(Reading.of(HeaderForms.oneClick(), "yes").codes()).containsExactly("invalid-field-value");
    }

    @Test
    void readsAutoSubmitted() {
        Reading<Optional<AutoSubmitted>> reading =
                Reading.of(HeaderForms.autoSubmitted(), " (x) Auto-Generated; owner-email=\"a@b.example\"");
        AutoSubmitted value = reading.value().orElseThrow();
        assertThat(value)
                .isEqualTo(new AutoSubmitted("auto-generated", Parameters.of(Map.of("owner-email", "a@b.example"))));
        assertThat(value.isAutomatic()).isTrue();
        assertThat(Reading.of(HeaderForms.autoSubmitted(), value.format()).value())
                .contains(value);
        assertThat(Reading.of(HeaderForms.autoSubmitted(), "no")
                        .value()
                        .orElseThrow()
                        .isAutomatic())
                .isFalse();
        assertThat(Reading.of(HeaderForms.autoSubmitted(), "\"no\"").codes()).containsExactly("invalid-field-value");
        assertThatIllegalArgumentException().isThrownBy(() -> new AutoSubmitted("a b", Parameters.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AutoSubmitted("", Parameters.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "rfc822; a@b.example               | rfc822 | a@b.example                  | ^^",
                "RFC822 (c) ;a@b.example           | rfc822 | a@b.example                  | ^^",
                "smtp; 550 5.1.1 <a@b> (no; user)  | smtp   | 550 5.1.1 <a@b> (no; user)   | ^^",
                "manual-action/MDN-sent-manually; displayed/error | manual-action/mdn-sent-manually | displayed/error | ^^",
                "a@b.example                       | ^^     | a@b.example                  | invalid-field-value",
                "; a@b.example                     | ^^     | ; a@b.example                | invalid-field-value",
                "=?utf-8?q?dns?=; a                | =?utf-8?q?dns?= | a                   | ^^"
            })
    void readsTypedValues(String value, String type, String text, String defects) {
        Reading<Optional<TypedValue>> reading = Reading.of(HeaderForms.typedValue(), value);
        assertThat(reading.value()).contains(new TypedValue(type, text));
        assertThat(String.join(" ", reading.codes())).isEqualTo(defects);
        assertThat(Reading.of(
                                HeaderForms.typedValue(),
                                reading.value().orElseThrow().format())
                        .value())
                .isEqualTo(reading.value());
    }

    @Test
    void typedValueRefusesWhatWouldNotReadBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TypedValue("", "dns; a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TypedValue("a b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TypedValue("dns", "a\r\nb"));
    }

    @ParameterizedTest
    @CsvSource({
        "1 (Highest),HIGHEST",
        "2,HIGH",
        "3,NORMAL",
        "4,LOW",
        "5 (Lowest),LOWEST",
        "High,HIGH",
        "urgent,HIGH",
        "Normal,NORMAL",
        "non-urgent,LOW",
        "low,LOW"
    })
    void readsPriorities(String value, Priority priority) {
        assertThat(Reading.of(HeaderForms.priority(), value).value()).contains(priority);
        assertThat(Reading.of(HeaderForms.priority(), priority.format()).value())
                .contains(priority);
    }

    @Test
    void priorityThatIsNoneIsAbsent() {
        assertThat(Reading.of(HeaderForms.priority(), "6").value()).isEmpty();
        assertThat(Reading.of(HeaderForms.priority(), "6").codes()).containsExactly("invalid-field-value");
        assertThat(Priority.HIGHEST.importance()).isEqualTo("high");
        assertThat(Priority.LOW.urgency()).isEqualTo("non-urgent");
    }

    @Test
    void readsKeywords() {
        assertThat(Reading.of(HeaderForms.keyword(), "Company-Confidential (x)").value())
                .contains("company-confidential");
        assertThat(Reading.of(HeaderForms.keyword(), " 5.1.1 (bad mailbox)").value())
                .contains("5.1.1");
        assertThat(Reading.of(HeaderForms.keyword(), "a b").codes()).containsExactly("invalid-field-value");
        assertThat(Reading.of(HeaderForms.keyword(), "").codes()).containsExactly("empty-field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<> | ^^",
                "( c ) < > | ^^",
                "<a@b.example> | a@b.example",
                "a@b.example | a@b.example",
                "<@x.example:a@b.example> | a@b.example"
            })
    void readsReturnPaths(String value, String address) {
        assertThat(Reading.of(HeaderForms.returnPath(), value).value()).contains(address);
    }

    @Test
    void returnPathWithoutAddressIsAbsent() {
        assertThat(Reading.of(HeaderForms.returnPath(), "nobody").value()).isEmpty();
        assertThat(Reading.of(HeaderForms.returnPath(), "nobody").codes()).containsExactly("invalid-address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<a@b.example> (c)             | ^^",
                "<>                            | ^^",
                "<a@b.example> <c@d.example>   | missing-address-separator invalid-field-value",
                "<a@b.example>, <c@d.example>  | invalid-field-value",
                "Ann <a@b.example>             | invalid-field-value",
                "a@b.example                   | obsolete-syntax",
                "G: <a@b.example>;             | invalid-field-value",
                "<a@b.example> x               | text-after-address"
            })
    void returnPathIsBracketsAndNothingElse(String value, String defects) {
        Reading<Optional<String>> reading = Reading.of(HeaderForms.returnPath(), value);
        assertThat(reading.codes())
                .filteredOn(code -> !code.equals("comment-in-field"))
                .containsExactly(defects.isEmpty() ? new String[0] : defects.split(" "));
    }
}
