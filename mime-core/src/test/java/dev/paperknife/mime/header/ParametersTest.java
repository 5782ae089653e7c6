package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2231, RFC 2047 in file names, and what real mail makes of both. */
class ParametersTest {
    private static Reading<ContentDisposition> read(String parameters) {
        return Reading.of(HeaderForms.contentDisposition(), "attachment; " + parameters.replace("~", "\r\n"));
    }

    /** What sections are joined to stands nowhere: only the sections can be pointed at. */
    @Test
    void findingsInJoinedSectionsStandWithinTheField() {
        String value = "a/b; name*1=b; name*0=a\uD83D\uDE000";
        Reading<ContentType> type = Reading.of(HeaderForms.contentType(), value);
        assertThat(type.value().parameters().get("name")).contains("a\uD83D\uDE000b");
        assertThat(type.places()).containsExactlyInAnyOrder("continuation-order@15+13", "raw-utf8-in-header@22+6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "filename*=utf-8''%E6%8A%A5.txt                              | 报.txt     | ``",
                "filename*=UTF-8'en-US'a%20b                                 | a b       | ``",
                "filename*=gb18030''%B1%A8.txt                               | 报.txt     | ``",
                "filename*=iso-8859-1'es'%D1and%FA                           | Ñandú     | ``",
                "filename*0*=utf-8''a%20; filename*1=b; filename*2*=%C3%BC   | a bü      | ``",
                // a character split over sections
                "filename*0*=utf-8''%E6%8A; filename*1*=%A5                  | 报         | ``",
                "filename*0*=gbk''%B1; filename*1*=%A8x                      | 报x        | ``",
                // order, gaps, numbers
                "filename*1=b; filename*0=a                                  | ab        | continuation-order",
                "filename*0=a; filename*2=c                                  | a         | continuation-gap",
                "filename*1=a; filename*2=b                                  | -         | continuation-gap",
                "filename*1=a; filename=b                                    | b         | continuation-gap",
                "filename*0=a; filename*0=b                                  | a         | conflicting-parameter",
                "filename*0=a; filename*0=a                                  | a         | duplicate-parameter",
                "filename*00=a                                               | -         | bad-continuation-number",
                "filename*+0=a                                               | -         | bad-continuation-number",
                "filename*0=a; filename*99999999999=b                        | a         | bad-continuation-number",
                "filename*x=a; filename=b                                    | b         | bad-continuation-number",
                "filename*0*0=a; filename=b | b | bad-continuation-number",
                "*0=a; *=b; **=c; filename=d                                 | d         | invalid-parameter",
                // forms of extended values
                "filename*=\"utf-8''a%20b\"                                  | a b       | quoted-extended-value",
                "filename*=''%C3%BC                                          | ü         | extended-without-charset",
                "filename*=''%FC                                             | ü         | extended-without-charset",
                "filename*=utf-8''a%zzb%                                     | a%zzb%    | bad-extended-value",
                "filename*=a%20b                                             | a%20b     | bad-extended-value",
                "filename*=utf-8'a%20b                                       | utf-8'a%20b | bad-extended-value",
                "filename*0=a%20b; filename*1=c                              | a%20bc    | percent-in-plain-section",
                "filename=a%20b                                              | a%20b     | ``",
                "filename*=utf-8''a%2520b                                    | a%20b     | ``",
                "filename*=x-nonesuch''%C3%BC                                | ü         | unknown-charset",
                "filename*=utf-16''%00f%00.%00z                              | f.z       | utf16-in-header",
                "filename*=utf-8''%C3                                        | \uFFFD    | undecodable-bytes",
                "filename*=utf-8''=?utf-8?q?a?=                              | =?utf-8?q?a?= | unquoted-special",
                // several forms of one name
                "filename=b; filename*=utf-8''b                              | b         | plain-and-extended-parameter",
                "filename=\"u.pdf\"; filename*=utf-8''%C3%BC.pdf             | ü.pdf     | plain-and-extended-parameter",
                "filename=\"=?utf-8?b?w7w=?=\"; filename*=utf-8''%C3%BC      | ü         | encoded-word-in-parameter plain-and-extended-parameter",
                "filename=b.zip; filename*=utf-8''b.exe                      | b.exe     | extended-parameter-conflict",
                "filename*=utf-8''a; filename*0=b; filename=c                | a         | extended-parameter-conflict",
                "filename=c; filename*0=b                                    | b         | extended-parameter-conflict",
                // encoded-words
                "filename=\"=?utf-8?b?5oql?=.txt\"                           | 报.txt     | encoded-word-in-parameter",
                "filename==?utf-8?b?5oql?=.txt                               | 报.txt     | unquoted-special encoded-word-in-parameter",
                "filename=\"=?utf-8?q?a?= =?utf-8?q?b?=\"                    | ab        | encoded-word-in-parameter",
                "filename=\"=?utf-8?q?a?=~ =?utf-8?q?b?=\"                   | ab        | folded-value encoded-word-in-parameter",
                "filename*0=\"=?utf-8?b?5o\"; filename*1=\"ql?=.txt\"        | 报.txt     | encoded-word-in-parameter",
                // real mail
                "filename=my report.pdf                                      | my report.pdf | unquoted-special",
                "filename=my report.pdf ; size=3                             | my report.pdf | unquoted-special",
                "filename=a, b \"c\".pdf                                     | a, b \"c\".pdf | unquoted-special",
                "filename=file.z(.gif)ip                                     | file.z    | comment-in-field comment-inside-token",
                "filename=file;.zip                                          | file      | invalid-parameter",
                "filename=\"C:\\tmp\\new.exe\"                               | C:\\tmp\\new.exe | ``",
                "filename=\"C:\\\\tmp\\\\a \\\"b\\\"\"                       | C:\\tmp\\a \"b\" | ``",
                "filename=\"a\\tb\"                                          | atb       | ``",
                "filename=C:\\tmp\\a.exe                                     | C:\\tmp\\a.exe | stray-backslash unquoted-special",
                "filename=\"file\".zip                                       | file      | text-after-quoted-value",
                "filename=报.txt                                              | 报.txt     | raw-utf8-in-header",
                "filename=\"报.txt\"                                          | 报.txt     | raw-utf8-in-header",
                "filename=my~ report.pdf                                     | my report.pdf | folded-value unquoted-special",
                "name=other                                                  | -         | ``",
            })
    void readsFileNames(String parameters, String filename, String ids) {
        Reading<ContentDisposition> read = read(parameters);
        assertThat(read.value().filename().orElse(null)).isEqualTo(filename);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @Test
    void rawBytesAreReadByTheMessagesOwnCharset() {
        Charset gbk = Charset.forName("GB18030");
        byte[] value = "attachment; filename=\"报告.txt\"".getBytes(gbk);
        CharsetHints hints = () -> List.of(gbk);
        DefectLog log = new DefectLog(Limits.DEFAULT);
        ReadContext context = new ReadContext(Limits.DEFAULT, hints, log);
        ContentDisposition read = HeaderForms.contentDisposition().read(Slice.of(value), context);
        assertThat(read.filename()).contains("报告.txt");
        assertThat(new Reading<>(read, log.defects()).ids()).isEqualTo("raw-8bit-in-header");
    }

    @Test
    void sectionsAreLimited() {
        StringBuilder parameters = new StringBuilder("filename*0=a");
        for (int i = 1; i < 1000; i++) {
            parameters.append("; filename*").append(i).append("=b");
        }
        Reading<ContentDisposition> read = read(parameters.append("; size=3").toString());
        assertThat(read.value().filename())
                .hasValueSatisfying(name -> assertThat(name).hasSize(Limits.DEFAULT.sections()));
        assertThat(read.value().parameters().get("size")).contains("3");
        assertThat(read.ids()).isEqualTo("limit-values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inline                         | inline     | ``",
                "Attachment                     | attachment | ``",
                "x-odd; filename=a              | attachment | invalid-disposition",
                "\"inline\"; filename=a         | attachment | invalid-disposition",
                "; filename=a                   | attachment | invalid-disposition",
                "filename=a                     | attachment | invalid-disposition",
                "``                             | attachment | invalid-disposition",
                "(x) inline                     | inline     | comment-in-field",
                "attachment; boundary=b         | attachment | misplaced-parameter",
            })
    void dispositionIsInlineOrAttachment(String value, String type, String ids) {
        Reading<ContentDisposition> read = Reading.of(HeaderForms.contentDisposition(), value);
        assertThat(read.value().type()).isEqualTo(type);
        assertThat(read.ids()).isEqualTo(ids);
        assertThat(read.value().filename().isPresent()).isEqualTo(value.contains("filename"));
    }

    @Test
    void filenameComesBeforeName() {
        ContentType named = ContentType.parse("image/png; name=n.png");
        assertThat(FileName.of(Optional.empty(), named)).contains("n.png");
        assertThat(FileName.of(Optional.of(ContentDisposition.attachment("f.png")), named))
                .contains("f.png");
        assertThat(FileName.of(Optional.of(ContentDisposition.parse("attachment")), named))
                .contains("n.png");
        assertThat(FileName.of(Optional.of(ContentDisposition.attachment("")), named))
                .contains("n.png");
        assertThat(FileName.of(Optional.of(ContentDisposition.attachment("")), ContentType.TEXT_PLAIN))
                .contains("");
        assertThat(FileName.of(Optional.empty(), ContentType.TEXT_PLAIN)).isEmpty();
    }

    @Test
    void orderDoesNotMatter() {
        Parameters one = Parameters.NONE.with("a", "1").with("b", "2");
        Parameters other = Parameters.of(Map.of("B", "2", "A", "1"));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(one.without("a"));
        assertThat(one.with("A", "3").asMap()).containsExactly(Map.entry("a", "3"), Map.entry("b", "2"));
        assertThat(one.without("a").without("b").isEmpty()).isTrue();
    }

    @Test
    void aMultipartsBoundaryFollowsItsParameter() {
        ContentType type = ContentType.parse("multipart/mixed; boundary=a");
        assertThat(type.with("boundary", "é").boundaryBytes().orElseThrow().bytes())
                .isEqualTo("é".getBytes(StandardCharsets.UTF_8));
        assertThat(type.parameters().without("boundary").boundaryBytes()).isEmpty();
    }
}
