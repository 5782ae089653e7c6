package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rules end: what is near a defect and none, or is another one. */
class RulesTest {
    private static final String HEAD =
            "From: Ann <ann@a.example>\r\nDate: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "report.pdf              | ",
                "季度报告.txt            | ",
                "Re: meeting 12: b.eml   | ",
                "archive.tar.gz          | ",
                "отчёт.ру                | ",
                "a\u200D\u2764.txt       | ",
                "נספח\u200F.pdf          | ",
                "..                      | name-traversal name-empty",
                "...                     | name-empty",
                "a/../../b.txt           | name-traversal",
                "./a.txt                 | name-path",
                "a\\b.txt                | name-path",
                "\\\\host\\share\\a.txt  | name-absolute",
                "C:\\a.txt               | name-absolute",
                "~root                   | name-leading-dot",
                "a.txt:b.exe             | name-stream dangerous-file-type",
                "COM1                    | name-reserved",
                "lpt\u00B2.txt           | name-reserved",
                "common.txt              | ",
                "a.EXE                   | dangerous-file-type",
                "a.exe. .                | name-trailing-dot dangerous-file-type",
                "a.jpg.scr               | name-double-extension dangerous-file-type",
                "a.b.scr                 | dangerous-file-type",
                "a.pdf.html              | ",
                "a.\uFF45xe              | name-homoglyph dangerous-file-type",
                "a.е\u0445е              | name-homoglyph dangerous-file-type",
                "a&#x2F;b.txt            | name-percent-encoded",
                "100%.txt                | "
            })
    void fileNamesAreWhatTheyAre(String name, String expected) {
        List<String> codes =
                new NameFindings(name).codes().stream().map(Defect.Code::id).toList();
        assertThat(codes).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.bin        | a.bin    |",
                "../../a.bin  | a.bin    | name-traversal",
                "a.bin        | ../a.bin | name-traversal",
                "../b.bin     | ../a.bin | name-traversal",
                "a\u202Eb.bin | a.bin    | name-bidi",
                "a.exe        | a.bin    | name-conflict dangerous-file-type",
                "``           | a.bin    |",
                "=?utf-8?b?5p2l/w==?= | a.bin |"
            })
    void bothNamesOfAPartAreCandidates(String name, String filename, String expected) {
        String mail = "Content-Type: application/octet-stream; name=\"" + name + "\"\r\n"
                + "Content-Disposition: attachment; filename=\"" + filename + "\"\r\n\r\nx\r\n";
        assertThat(ids(mail))
                .filteredOn(id -> id.contains("name-") || id.startsWith("dangerous"))
                .containsExactlyInAnyOrderElementsOf(words(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "a.example,true",
        "xn--bcher-kva.example,true",
        "bücher.example,true",
        "例子.example,true",
        "пример.example,true",
        "pаypal.example,false",
        "αpple.example,false",
        "mail.пример.example,true"
    })
    void domainsOfOneScriptAreNotMixed(String domain, boolean isClean) {
        assertThat(Domains.isMixed(domain)).isEqualTo(!isClean);
    }

    @ParameterizedTest
    @CsvSource({
        "a.example,a.example,true", "mail.a.example,a.example,true", "a.example,news.a.example,true",
        "x.shop.example,y.shop.example,true", "a.example,b.example,false", "x.co.uk,y.co.uk,false"
    })
    void domainsOfOneOwnerAreAligned(String a, String b, boolean areAligned) {
        assertThat(Domains.areAligned(a, b)).isEqualTo(areAligned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "To: a\u200Bb@x.example        | non-ascii-address invisible-in-address",
                "To: \"a\u200Bb\"@x.example    | non-ascii-address invisible-in-address",
                "To: \"a\u200B\".b@x.example   | obsolete-syntax non-ascii-address invisible-in-address",
                "To: \"a\u200Bb\" <c@x.example> | invisible-in-text raw-utf8-in-header",
                "To: \"a\u200Bb\"<c@x.example>, d@x.example | invisible-in-text raw-utf8-in-header",
                "Return-Path: <a\u00ADb@x.example> | non-ascii-address invisible-in-address",
                "Return-Path: <a@p\u0430ypal.example> | non-ascii-address mixed-script-domain",
                "Return-Path: <a@xn--zz99zz99.example> | suspicious-idn",
                "Return-Path: <>                | ",
                "Sender: a@x.example, b@x.example | invalid-field-value",
                "Resent-Sender: a@x.example, b@x.example | invalid-field-value",
                "Sender: Ann <a@x.example>      | ",
                "Sender: G: a@x.example, b@x.example; | ",
                "Sender: G: a@x.example;, b@x.example | invalid-field-value",
                "Sender: Lee, Ann <a@x.example> | unquoted-comma-in-name"
            })
    void addressesAreWhatTheyLookLike(String field, String expected) {
        assertThat(ids(field + "\r\n\r\nhi\r\n")).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    @ParameterizedTest
    @CsvSource({"mulitpart,true", "x-multipart,true", "ultipart,true", "multipart,false", "text,false", "message,false"
    })
    void almostMultipartIsNearIt(String type, boolean isNear) {
        assertThat(NearMultipart.is(type)).isEqualTo(isNear);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Subject: a # Subject: b # duplicate-field",
                "Subject: a # Subject:  a # repeated-field",
                "Received: by a.example; Tue, 1 Oct 2024 10:00:00 +0200 # Received: by b.example; Tue, 1 Oct 2024 09:00:00 +0200 # "
            })
    void theSameFieldTwiceIsRepeated(String first, String second, String expected) {
        assertThat(ids(first + "\r\n" + second + "\r\n\r\nhi\r\n")).containsExactlyElementsOf(words(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- |",
                "---- q ----|",
                "--q x|delimiter-lookalike",
                "--q-|delimiter-lookalike",
                "' --q'|indented-delimiter",
                "--Q|",
                "a --q|",
                "> --q|"
            })
    void onlyLinesThatBeginWithTheDelimiterLookLikeOne(String line, String expected) {
        String mail = "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\n" + line + "\r\n--q--\r\n";
        assertThat(ids(mail)).containsExactlyElementsOf(words(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple/simple", "relaxed/relaxed", "relaxed"})
    void aSignatureOverTheWholeBodyCoversIt(String canonicalization) {
        String fields = "DKIM-Signature: v=1; d=a.example; s=s; h=from:date; bh=AA==; b=AA==; c=" + canonicalization;
        String body = "\r\n\r\nhello\r\n\r\n\r\n";
        assertThat(ids(fields + "; l=7" + body)).isEmpty();
        assertThat(ids(fields + "; l=6" + body)).containsExactly("dkim-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideTextIsToldByItsLettersAndNamed(String charset) {
        for (String mark : List.of("", "\uFEFF")) {
            byte[] mail = (mark + HEAD + "\r\nhi\r\n").getBytes(Charset.forName(charset));
            assertThat(Audit.of(Message.parse(mail)))
                    .filteredOn(defect -> defect.code() == Defect.Code.UTF16_SOURCE)
                    .extracting(Defect::detail)
                    .containsExactly(charset);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Content-Transfer-Encoding: base64 ) # unterminated-comment invalid-transfer-encoding",
                "Content-Transfer-Encoding: quoted-(x)printable # comment-in-field comment-inside-token",
                "Content-Transfer-Encoding: base64(x) # comment-in-field",
                "Content-MD5: (x)) # unterminated-comment comment-in-field invalid-field-value",
                "Message-ID: <a@b.example>) # unterminated-comment invalid-message-id",
                "Content-Disposition: attachment; filename*0=a; filename*\u0661=.txt # bad-continuation-number raw-utf8-in-header",
                "Content-Disposition: attachment; filename*\uFF11*=.txt # bad-continuation-number raw-utf8-in-header",
                "Content-Disposition: attachment; fil\u00E9=a # invalid-parameter raw-utf8-in-header",
                "Content-Type: text/plain (\u00E4) # comment-in-field raw-utf8-in-header",
                "Received: from \u00E4 by y; Tue, 1 Oct 2024 10:00:00 +0200 # raw-utf8-in-header",
                "Received: from a by y; Tue, 1 Oct 2024 10:00:00 +0200 # "
            })
    void fieldsAreReadByTheirGrammar(String field, String expected) {
        assertThat(ids(field + "\r\n\r\n\r\n")).containsExactlyElementsOf(words(expected));
    }

    @Test
    void bytesThatAreNoUtf8AreToldOfInAnyField() {
        byte[] mail = (HEAD + "Received: from \u00E4 by y; Tue, 1 Oct 2024 10:00:00 +0200\r\n\r\nhi\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Audit.of(Message.parse(mail)))
                .extracting(Defect::code)
                .containsExactly(Defect.Code.RAW_8BIT_IN_HEADER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Content-Type$ : text/html # folded-field-name missing-separator",
                "Content-Type$text # missing-separator",
                "Content-Type$ text # missing-separator"
            })
    void aNameFoldedAtTheEndOfTheFieldsIsOne(String last, String expected) {
        assertThat(ids(last.replace("$", "\r\n") + "\r\n\r\nhi\r\n")).containsExactlyElementsOf(words(expected));
    }

    /** Some readers take both for one, and what follows for the part. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "--q$--q--$text              # missing-header-end empty-part delimiter-in-header",
                "--q$$hi$--q$--q--$ $text    # missing-header-end empty-part delimiter-in-header",
                "--q$--q--$ $                # missing-header-end empty-part",
                "--q$--q$$hi$--q--$text      # missing-header-end empty-part",
                "--q$$hi$--q--$text          # "
            })
    void textBehindACloseDelimiterRightBehindADelimiterIsTold(String body, String expected) {
        String mail = "Content-Type: multipart/mixed; boundary=q$$" + body;
        assertThat(ids(mail.replace("$", "\r\n"))).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    /** Some readers compare only the beginning of a line with the delimiters. */
    @ParameterizedTest
    @CsvSource({
        "q, q-, boundary-prefix delimiter-lookalike",
        "q, q--x, boundary-prefix delimiter-lookalike",
        "q, q x, boundary-prefix delimiter-lookalike",
        "q, q---, boundary-prefix delimiter-lookalike",
        "q, q--, boundary-collision",
        "q, qx, boundary-prefix",
        "q, q-x, boundary-prefix",
        "qx, q, boundary-prefix",
        "q, p-,"
    })
    void anInnerDelimiterThatBeginsLikeTheEndOfTheOuterOneIsALookalike(String outer, String inner, String expected) {
        String mail =
                "Content-Type: multipart/mixed; boundary=\"O\"$$--O$Content-Type: multipart/mixed; boundary=\"I\"$$"
                        + "--I$$hi$--I--$--O$$ho$--O--$";
        assertThat(ids(mail.replace("O", outer).replace("I", inner).replace("$", "\r\n")))
                .containsExactlyInAnyOrderElementsOf(words(expected));
    }

    @Test
    void aMessageThatEndsWithinItsFieldsIsCutByTheDelimiter() {
        String mail = """
                Content-Type: multipart/mixed; boundary=q

                --q
                Content-Type: message/rfc822

                From: a@b.example
                Date: Tue, 1 Oct 2024 10:00:00 +0200
                --q

                x
                --q--
                """;
        assertThat(ids(mail.replace("\n", "\r\n")))
                .containsExactlyInAnyOrder("missing-header-end", "delimiter-in-header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<meta charset=gbk>                                               | meta-charset-conflict",
                "<html><META/Charset = 'gbk'>                                     | meta-charset-conflict",
                "<meta http-equiv=Content-Type content='text/html; charset = gbk;'> | meta-charset-conflict",
                "<meta content=\"x charset=gbk\" http-equiv=\"content-type\">      | meta-charset-conflict",
                "<meta name=a><meta charset=gbk>                                  | meta-charset-conflict",
                "<!--><meta charset=gbk>                                          | meta-charset-conflict",
                "<meta charset=utf8>                                              |",
                "<!-- <meta charset=gbk> -->                                      |",
                "<meta name=description content='Set charset=gbk here'>           |",
                "<p title='<meta charset=gbk>'>                                   |",
                "<metadata charset=gbk>                                           |",
                "<meta http-equiv=x-note content='charset=gbk'>                   |",
                "<meta data-charset=gbk>                                          |",
                "</ <meta charset=gbk>                                            |",
                "<meta charset=gbk                                                |",
            })
    void theCharsetOfAPageStandsInAMetaElement(String html, String expected) {
        assertThat(ids("Content-Type: text/html; charset=utf-8\r\n\r\n" + html))
                .containsExactlyElementsOf(words(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "begin 644 a.bin/#0V%T       | uuencoded-text",
                "begin 100644 a.bin/#0V%T    | uuencoded-text",
                "begin 64 a.bin/#0V%T        |",
                "begin 12345678 a/#0V%T      |",
                "begin 644 /#0V%T            |",
                "begin 644 a.bin/and so on it goes |",
                "=ybegin line=128 size=1 name=a b | yencoded-text",
                "=ybegin part=1 total=2 line=128 size=1 name=a | yencoded-text",
                "=ybegin line=128 size=1     |",
                "=ybegin is a keyword        |",
                "begin-base64 644 a          | yencoded-text",
                "begin-base64 is nice        |",
                "begin-base64 644            |"
            })
    void aFileInATextBeginsWithAllThatItsLineMustHold(String lines, String expected) {
        String mail = HEAD + "\r\nhi\r\n" + lines.replace("/", "\r\n") + "\r\n`\r\nend\r\n";
        Message message = Message.parse(bytes(mail));
        List<Defect> defects = Audit.of(message);
        assertThat(defects).extracting(defect -> defect.code().id()).containsExactlyElementsOf(words(expected));
        assertThat(defects).allMatch(defect -> defect.offset() == HEAD.length() + "\r\nhi\r\n".length());
        assertThat(Readings.of(message)).hasSize(words(expected).size());
    }

    @ParameterizedTest
    @CsvSource({"1000, unusual-boundary, 0", "1001, missing-boundary unusual-boundary, 1"})
    void aBoundaryTooLongToBeComparedIsNone(int length, String expected, int readings) {
        String boundary = "b".repeat(length);
        Message message = Message.parse(bytes(HEAD + "Content-Type: multipart/mixed; boundary=" + boundary
                + "\r\n\r\n--" + boundary + "\r\n\r\nhi\r\n--" + boundary + "--\r\n"));
        assertThat(Audit.of(message))
                .extracting(defect -> defect.code().id())
                .filteredOn(id -> !id.startsWith("line-"))
                .containsExactlyElementsOf(words(expected));
        assertThat(Readings.of(message))
                .extracting(reading -> reading.reason().id() + " " + reading.leaves())
                .isEqualTo(readings == 0 ? List.of() : List.of("missing-boundary [text/plain (2)]"));
    }

    @Test
    void aFileOfLfLinesMayHoldALoneDot() {
        String mail = (HEAD + "\r\na\r\n.\r\nb\r\n").replace("\r\n", "\n");
        assertThat(auditIds(mail)).containsExactly("bare-lf");
    }

    @Test
    void findingsAboutAnotherPartStandInItsSection() {
        List<Defect> defects = Audit.of(Message.parse(bytes(HEAD
                + "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: application/x-a; name=a\r\n\r\nx\r\n"
                + "--q\r\nContent-Type: application/x-a; name=A\r\n\r\ny\r\n--q--\r\n")));
        assertThat(defects).singleElement().satisfies(defect -> {
            assertThat(defect.code()).isEqualTo(Defect.Code.NAME_COLLISION);
            assertThat(defect.section()).isEqualTo("2");
        });
    }

    @Test
    void findingsAboutSignedPartsStandInTheirSections() {
        String cms = "MCMGCSqGSIb3DQEHAqAWMBQCAQExADALBgkqhkiG9w0BBwExAA=="; // signed data without signers
        List<Defect> defects = Audit.of(Message.parse(bytes(HEAD
                + "Content-Type: multipart/signed; boundary=s; protocol=\"application/pkcs7-signature\"; micalg=sha-256"
                + "\r\n\r\n--s\r\nSubject: x\r\n\r\nhi\r\n--s\r\nContent-Type: application/pkcs7-signature\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + cms + "\r\n--s--\r\n")));
        assertThat(defects)
                .extracting(defect -> defect.section() + " " + defect.code().id())
                .containsExactlyInAnyOrder("2 signer-count", "1 protected-header-mismatch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Subject:  a  b `               |",
                "`Subject: =?utf-8?q?a?=\r\n b` |",
                "`Subject: a b c`                | protected-header-mismatch",
                "`Subject: ab`                   | protected-header-mismatch"
            })
    void protectedFieldsAreComparedAsTheyAreShown(String field, String expected) {
        String mail = "Subject: a b\r\nContent-Type: multipart/signed; boundary=s; micalg=pgp-sha256;"
                + " protocol=\"application/pgp-signature\"\r\n\r\n--s\r\n" + field + "\r\n\r\nhi\r\n--s\r\n"
                + "Content-Type: application/pgp-signature\r\n\r\nx\r\n--s--\r\n";
        assertThat(ids(mail)).containsExactlyElementsOf(words(expected));
    }

    @Test
    void aForwardedSignedMessageIsWhole() {
        String inner = HEAD
                + "Content-Type: multipart/signed; boundary=s; protocol=\"application/pgp-signature\"; micalg=pgp-sha256\r\n\r\n"
                + "--s\r\n\r\nhi\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--s--\r\n";
        String mail = "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nsee\r\n--q\r\n"
                + "Content-Type: message/rfc822\r\n\r\n" + inner + "--q--\r\n";
        assertThat(ids(mail)).isEmpty();
    }

    @Test
    void aMessageInsideAnotherMayBeAuditedByItself() {
        String inner = "From: Bob <bob@b.example>\r\nSubject: a\u0001b\r\n\r\none\rtwo\r\n";
        Message outer = Message.parse(bytes(HEAD + "Content-Type: message/rfc822\r\n\r\n" + inner));
        List<Defect> defects = Audit.of((Message) outer.body());
        assertThat(defects).extracting(defect -> defect.code().id()).contains("control-in-header", "bare-cr-in-body");
    }

    @Test
    void aCleanMessageThatWasDecodedDoesNotHideTheRestOfItsOuterOne() {
        String inner = "RnJvbTogYkBiLmV4YW1wbGUNCg0KaGkNCg=="; // From: b@b.example, and hi
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inner
                + "\r\n--b\r\n\r\none\rtwo\r\n--b--\r\n";
        assertThat(auditIds(mail)).contains("bare-cr-in-body");
    }

    @Test
    void eachMessageKnowsItsOwnContentIds() {
        String html = "Content-Type: text/html\r\n\r\n<img src=\"cid:x@a\">\r\n";
        String image = "Content-Type: image/png\r\nContent-ID: <x@a>\r\n\r\n\r\n";
        String inner = "Content-Type: message/rfc822\r\n\r\n" + HEAD + html;
        String open = HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
        String next = "\r\n--b\r\n";
        String last = "\r\n--b--\r\n";
        assertThat(auditIds(open + html + next + image + last)).doesNotContain("dangling-content-id");
        assertThat(auditIds(open + inner + next + html + next + image + last)).containsOnlyOnce("dangling-content-id");
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    /** What an audit says of fields and a body behind a faultless head. */
    private static List<String> ids(String rest) {
        return auditIds(HEAD + rest);
    }

    private static List<String> auditIds(String mail) {
        return Audit.of(Message.parse(bytes(mail))).stream()
                .map(Defect::code)
                .map(Defect.Code::id)
                .toList();
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
