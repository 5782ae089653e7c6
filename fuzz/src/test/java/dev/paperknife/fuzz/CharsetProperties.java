package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.message.Message;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a sender writes in a charset that mail uses is what a program reads. */
class CharsetProperties {
    private static final String[] LABELS = {
        "utf-8",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "shift_jis",
        "iso-2022-jp",
        "euc-jp",
        "euc-kr",
        "ks_c_5601-1987",
        "iso-8859-1",
        "iso-8859-2",
        "iso-8859-5",
        "iso-8859-7",
        "iso-8859-15",
        "windows-1251",
        "windows-1255",
        "windows-1256",
        "koi8-r",
        "koi8-u",
        "tis-620",
        "utf-16",
        "utf-7"
    };
    private static final String[] ALPHABETS = {
        "会议纪要请查收附件报告项目进度您好朱镕基",
        "繁體中文電子郵件",
        "お世話になりますカタカナ会議",
        "안녕하세요회의자료",
        "Привет, как дела? ЁЖЩ",
        "שלום עולם",
        "مرحبا بالعالم",
        "สวัสดีครับ",
        "Grüße aus Köln, señor à Ærø",
        "😀🎉👨‍👩‍👧",
        "plain words (and) \"signs\"; a=b"
    };

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.of(LABELS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(ALPHABETS)
                .flatMap(alphabet -> Arbitraries.integers()
                        .between(0, alphabet.codePointCount(0, alphabet.length()) - 1)
                        .map(index -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, index)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(60)
                        .map(CharsetProperties::text));
    }

    private static String text(Iterable<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTextComesBackFromAPartAndFromAField(@ForAll("labels") String label, @ForAll("texts") String text) {
        Charset charset = Charsets.forLabel(label).orElseThrow();
        Optional<byte[]> encoded = Charsets.encode(text, charset);
        Assume.that(encoded.isPresent());
        String subject = Charsets.isAsciiSuperset(charset)
                ? EncodedWords.encode(text, charset, "Subject: ".length())
                : EncodedWords.encode(text);
        String body = Base64.getMimeEncoder().encodeToString(encoded.orElseThrow());
        String source = "Subject: " + subject + "\r\nContent-Type: text/plain; charset=" + label
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body;

        Message message = Message.parse(source.getBytes(StandardCharsets.US_ASCII));

        assertThat(message.text()).contains(text);
        assertThat(message.subject().orElseThrow().strip()).isEqualTo(text.strip());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aFileNameComesBack(@ForAll("texts") String text) {
        String name = text.strip() + ".txt";
        String source =
                "Content-Disposition: " + ContentDisposition.attachment(name).format() + "\r\n\r\n";

        Message message = Message.parse(source.getBytes(StandardCharsets.US_ASCII));

        assertThat(message.filename()).contains(name);
    }
}
