package dev.paperknife.fuzz;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageBuilder;
import dev.paperknife.mime.source.Defect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a program puts into a new message. */
record Draft(Mailbox author, String subject, String text, List<File> files) {
    /** A file, each octet a character. */
    record File(String name, String content) {}

    /** What says how a message is framed and written, not what a caller put in. */
    private static final Set<Defect.Code> OF_FORM = EnumSet.of(
            Defect.Code.BARE_LF,
            Defect.Code.MIXED_LINE_ENDS,
            Defect.Code.BARE_CR_IN_HEADER,
            Defect.Code.NUL_IN_HEADER,
            Defect.Code.CONTROL_IN_HEADER,
            Defect.Code.LINE_TOO_LONG,
            Defect.Code.MISSING_HEADER_END,
            Defect.Code.JUNK_LINE_IN_HEADER,
            Defect.Code.INVALID_FIELD_NAME,
            Defect.Code.RAW_UTF8_IN_HEADER,
            Defect.Code.RAW_8BIT_IN_HEADER,
            Defect.Code.DUPLICATE_FIELD,
            Defect.Code.MISSING_FROM,
            Defect.Code.EMPTY_FROM,
            Defect.Code.MISSING_DATE,
            Defect.Code.MIME_VERSION,
            Defect.Code.INVALID_FIELD_VALUE,
            Defect.Code.INVALID_DATE,
            Defect.Code.INVALID_CONTENT_TYPE,
            Defect.Code.INVALID_PARAMETER,
            Defect.Code.MISSING_BOUNDARY,
            Defect.Code.EIGHT_BIT_IN_7BIT,
            Defect.Code.INVALID_TRANSFER_ENCODING,
            Defect.Code.BASE64_JUNK,
            Defect.Code.BASE64_TRUNCATED,
            Defect.Code.QP_INVALID_ESCAPE,
            Defect.Code.QP_RAW_BYTE,
            Defect.Code.UNKNOWN_CHARSET,
            Defect.Code.UNDECODABLE_BYTES,
            Defect.Code.ENCODED_WORD_BAD_PAYLOAD,
            Defect.Code.MISSING_CLOSE_DELIMITER,
            Defect.Code.BOUNDARY_NEVER_SEEN,
            Defect.Code.BOUNDARY_COLLISION);

    byte[] build() {
        MessageBuilder builder = Message.builder()
                .from(author)
                .to("bob@b.example")
                .subject(subject)
                .text(text);
        files.forEach(file -> builder.attach(file.name(), Laws.latin1(file.content())));
        return builder.build().bytes();
    }

    static List<Defect> faultsOfForm(Message message) {
        return Audit.of(message).stream()
                .filter(defect -> OF_FORM.contains(defect.code()))
                .toList();
    }
}
