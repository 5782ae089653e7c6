package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 7 for each value: whatever was read is written on a line that reads as the same, and no bytes make reading fail. */
class ValueProperties {
    @Property
    void messageIds(@ForAll("values") byte[] bytes) {
        for (MessageId id : read(HeaderForms.messageIds(), bytes)) {
            assertThat(again(HeaderForms.messageIds(), id.format())).isEqualTo(List.of(id));
        }
        read(HeaderForms.messageId(), bytes);
    }

    @Property
    void received(@ForAll("values") byte[] bytes) {
        Received received = read(HeaderForms.received(), bytes);
        assertThat(again(HeaderForms.received(), received.format())).isEqualTo(received);
    }

    @Property
    void authenticationResults(@ForAll("values") byte[] bytes) {
        AuthenticationResults results = read(HeaderForms.authenticationResults(), bytes);
        assertThat(again(HeaderForms.authenticationResults(), results.format())).isEqualTo(results);
    }

    @Property
    void tagList(@ForAll("values") byte[] bytes) {
        sameAgain(HeaderForms.tagList(), bytes, TagList::format);
    }

    @Property
    void listId(@ForAll("values") byte[] bytes) {
        sameAgain(HeaderForms.listId(), bytes, ListId::format);
    }

    @Property
    void typedValue(@ForAll("values") byte[] bytes) {
        sameAgain(HeaderForms.typedValue(), bytes, TypedValue::format);
    }

    @Property
    void autoSubmitted(@ForAll("values") byte[] bytes) {
        Optional<AutoSubmitted> value = read(HeaderForms.autoSubmitted(), bytes);
        value.ifPresent(auto -> assertThat(
                        HeaderForms.autoSubmitted().read(Slice.of(auto.format()), ReadContext.DEFAULT))
                .contains(auto));
    }

    @Property
    void formsWithoutFormatNeverFail(@ForAll("values") byte[] bytes) {
        read(HeaderForms.priority(), bytes);
        read(HeaderForms.keyword(), bytes);
        read(HeaderForms.oneClick(), bytes);
        read(HeaderForms.returnPath(), bytes);
        read(HeaderForms.groupedAddresses(), bytes);
    }

    private static <T> void sameAgain(HeaderForm<Optional<T>> form, byte[] bytes, Function<T, String> format) {
        Optional<T> value = read(form, bytes);
        value.map(format)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> assertThat(again(form, text)).isEqualTo(value));
    }

    private static <T> T read(HeaderForm<T> form, byte[] bytes) {
        return form.read(Slice.of(bytes), ReadContext.DEFAULT);
    }

    private static <T> T again(HeaderForm<T> form, String line) {
        assertThat(line).doesNotContain("\r", "\n", "\0");
        return read(form, line.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<byte[]> values() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b.example",
                "@",
                ".",
                ",",
                ";",
                ":",
                "<",
                ">",
                "\"",
                "(",
                ")",
                "[",
                "]",
                "\\",
                " ",
                "\r\n ",
                "\t",
                "\r",
                "\n",
                "\0",
                "\7",
                "=?utf-8?q?x?=",
                "=?utf-8?q?=0D=0A?=",
                "=?",
                "=",
                "/",
                "-",
                "_",
                "1",
                "i=1",
                "none",
                "from ",
                "by ",
                " for ",
                "with",
                "; ",
                "dkim=pass",
                " header.d",
                "reason",
                "1 Oct 2024 10:00:00",
                " +0200",
                "b=",
                "ü",
                "\u0085",
                "\u2028",
                "\uFFFD");
        Arbitrary<String> text = pieces.list().ofMaxSize(20).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                text.map(value -> value.getBytes(StandardCharsets.UTF_8)),
                text.map(value -> value.getBytes(StandardCharsets.ISO_8859_1)),
                Arbitraries.bytes().array(byte[].class));
    }
}
