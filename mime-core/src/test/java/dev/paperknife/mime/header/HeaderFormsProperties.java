package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeaderFormsProperties {
    private static final List<HeaderForm<?>> FORMS = List.of(
            HeaderForms.raw(),
            HeaderForms.text(),
            HeaderForms.unstructured(),
            HeaderForms.contentType(),
            HeaderForms.contentDisposition(),
            HeaderForms.transferEncoding(),
            HeaderForms.mimeVersion(),
            HeaderForms.contentLanguage(),
            HeaderForms.contentLocation(),
            HeaderForms.contentMd5(),
            HeaderForms.urls());

    @Property
    void everyFormReadsAnyBytesAndReportsWithinThem(@ForAll("noise") byte[] value) {
        byte[] source = new byte[value.length + 20];
        System.arraycopy(value, 0, source, 10, value.length);
        Slice slice = Slice.of(source, 10, 10 + value.length, 1000);
        for (HeaderForm<?> form : FORMS) {
            DefectLog log = new DefectLog(Limits.DEFAULT);
            assertThat((Object) form.read(slice, ReadContext.DEFAULT.withDefects(log)))
                    .isNotNull();
            for (Defect defect : log.defects()) {
                if (defect.code() != Defect.Code.LIMIT_DEFECTS) {
                    assertThat(defect.offset()).isBetween(slice.offset(), slice.end());
                    assertThat(defect.offset() + defect.length()).isLessThanOrEqualTo(slice.end());
                }
            }
        }
    }

    @Property
    void withoutReportsTheValueIsTheSame(@ForAll("noise") byte[] value) {
        for (HeaderForm<?> form : List.<HeaderForm<?>>of(
                HeaderForms.text(), HeaderForms.contentType(), HeaderForms.contentDisposition(), HeaderForms.urls())) {
            Object silent = form.read(Slice.of(value), ReadContext.DEFAULT);
            assertThat(silent).isEqualTo(Reading.of(form, value, Limits.DEFAULT).value());
        }
    }

    @Property
    void tightLimitsAreNoError(@ForAll("noise") byte[] value) {
        Limits none = Limits.DEFAULT
                .withParameters(0)
                .withSections(0)
                .withEncodedWords(0)
                .withDecodedChars(0);
        for (HeaderForm<?> form : FORMS) {
            assertThat((Object) Reading.of(form, value, none).value()).isNotNull();
        }
    }

    @Provide
    Arbitrary<byte[]> noise() {
        Arbitrary<String> piece = Arbitraries.of(
                "text",
                "/",
                "plain",
                ";",
                "=",
                "name",
                "filename*0*",
                "boundary*",
                "\"",
                "\\",
                "(",
                ")",
                "<",
                ">",
                ",",
                "utf-8''",
                "%C3",
                " ",
                "\t",
                "\r\n ",
                "\n",
                "\r",
                "\0",
                "\u00FC",
                "\u00C3\u00BC",
                "=?utf-8?q?a?=",
                "=?gbk?b?1tA",
                "?=",
                "base64",
                "1.0",
                "=?");
        return Arbitraries.oneOf(
                        piece,
                        Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
    }
}
