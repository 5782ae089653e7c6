package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapCommand.Segment;
import dev.paperknife.transport.ImapEncoding.Literals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {
    private static final ImapEncoding PLAIN = new ImapEncoding(Literals.PLUS, false);
    private static final ImapEncoding UTF8 = new ImapEncoding(Literals.PLUS, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sent         | Sent",
                "台北/日本語  | &U,BTFw-/&ZeVnLIqe-",
                "A&B          | A&-B",
                "&            | &-",
                "Entwürfe     | Entw&APw-rfe",
                "😀           | &2D3eAA-",
                "a\"b\\c      | a\"b\\c"
            })
    void isWrittenInModifiedUtf7(String text, String raw) {
        assertThat(MailboxName.of(text).raw()).isEqualTo(raw);
        assertThat(MailboxName.ofRaw(raw)).isEqualTo(MailboxName.of(text)).hasSameHashCodeAs(MailboxName.of(text));
        assertThat(received(raw, false).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"AT&T | AT&T", "&A | &A", "&AEE- | A", "&2D0- | &2D0-", "&U,BTFw | 台北", "收件 | 收件", "inbox | INBOX"
            })
    void whatServersWriteIsReadLeniently(String raw, String text) {
        assertThat(received(raw, false).text()).isEqualTo(text);
    }

    @Test
    void whatAServerWroteGoesBackAsItWas() {
        assertThat(sent(received("&AEE-", false), PLAIN)).isEqualTo("A1 X \"&AEE-\"|");
        assertThat(sent(received("AT&T", false), PLAIN)).isEqualTo("A1 X \"AT&T\"|");
        byte[] gbk = {(byte) 0xCA, (byte) 0xD5};
        assertThat(sent(MailboxName.received(Slice.of(gbk), false), PLAIN)).isEqualTo("A1 X {2+}|ÊÕ|");
        assertThat(received("&AEE-", false)).isNotEqualTo(MailboxName.of("A"));
    }

    @Test
    void isUtf8WhereTheServerAgreed() {
        MailboxName name = received("收件&AEE-", true);
        assertThat(name.text()).isEqualTo("收件&AEE-");
        assertThat(name).isEqualTo(MailboxName.of("收件&AEE-"));
        assertThat(sent(MailboxName.of("收件"), UTF8)).isEqualTo("A1 X \"æ\u0094¶ä»¶\"|");
        assertThat(sent(MailboxName.of("收件"), PLAIN)).isEqualTo("A1 X \"&ZTZO9g-\"|");
    }

    @Test
    void inboxIsOneInAnyCase() {
        assertThat(MailboxName.of("iNbOx")).isSameAs(MailboxName.INBOX);
        assertThat(MailboxName.of("\u0130NBOX")).isNotEqualTo(MailboxName.INBOX);
        assertThat(MailboxName.of("INBOX/a")).isNotEqualTo(MailboxName.of("inbox/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nA2 DELETE x", "a\n", "\0", "a\u0085", "\ud800", "\u2028", "\u001b[31m"})
    void refusesControls(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r", "a\n", "\0", "\u0100", "\u760D"})
    void refusesRawNamesThatNoServerCanWrite(String raw) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.ofRaw(raw));
    }

    @Test
    void aReceivedNameWithALineEndIsShownButNeverSent() {
        MailboxName name = received("a\r\nb", false);
        assertThat(name).hasToString("a\\x0d\\x0ab");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImapCommand.of("X").mailbox(name));
    }

    @Test
    void aReplacementCharacterIsACharacterToo() {
        assertThat(received("&,,0-", false).text()).isEqualTo("\uFFFD");
    }

    @Property
    void anyNameComesBack(@ForAll String text) {
        MailboxName name;
        try {
            name = MailboxName.of(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(received(name.raw(), false)).isEqualTo(name);
        assertThat(received(name.raw(), false).text()).isEqualTo(name.text());
        assertThat(MailboxName.received(Slice.of(name.octets(true)), true)).isEqualTo(name);
    }

    @Property
    void anyOctetsAreAName(@ForAll byte[] octets, @ForAll boolean isUtf8) {
        MailboxName name = MailboxName.received(Slice.of(octets), isUtf8);
        assertThat(name.text()).isNotNull();
        String sent;
        try {
            sent = sent(name, isUtf8 ? UTF8 : PLAIN);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(sent).doesNotContain("\r").doesNotContain("\n").doesNotContain("\0");
    }

    private static MailboxName received(String name, boolean isUtf8) {
        return MailboxName.received(Slice.of(name), isUtf8);
    }

    /** What goes out, each octet a char. */
    private static String sent(MailboxName name, ImapEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (Segment segment : ImapCommand.of("X").mailbox(name).segments("A1", encoding)) {
                out.writeBytes((segment.line() + "|").getBytes(StandardCharsets.UTF_8));
                if (segment.literal().isPresent()) {
                    segment.literal().get().source().writeTo(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
