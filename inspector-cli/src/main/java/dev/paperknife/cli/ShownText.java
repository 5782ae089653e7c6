package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a message as a person is shown it: the parts of textBody (RFC 8621 4.1.4) that are text, in order, and the whole
 * body of a multipart that has no parts. HTML is read as text, and flowed lines are joined (RFC 3676).
 */
final class ShownText {
    private final TextCharset charset;
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isCut;

    private ShownText(TextCharset charset) {
        this.charset = charset;
    }

    static ShownText of(Message message, TextCharset charset) {
        ShownText shown = new ShownText(charset);
        for (Entity part : message.textBody()) {
            shown.shown.add(part.section());
        }
        shown.add(message);
        return shown;
    }

    /** The text, its line ends as they came; as it comes from mail, not printable yet. */
    String text() {
        return text.toString();
    }

    /** Says so where a part had more text than is decoded into memory. */
    void complainOfLimit(Letter letter, Session session) {
        if (isCut) {
            session.complain(
                    ExitCode.LIMIT, letter.name(), "the text is cut at the limit; eml cat prints all of a part");
        }
    }

    private void add(Entity part) {
        if (part.body() instanceof Multipart multipart && !multipart.parts().isEmpty()) {
            for (Entity inner : multipart.parts()) {
                add(inner);
            }
        } else if (part.body() instanceof Multipart || shown.contains(part.section())) {
            Optional<PartText> read = PartText.of(part, charset);
            if (read.isPresent()) {
                append(read.get());
            }
        }
    }

    /** Parts begin on a line of their own. */
    private void append(PartText part) {
        boolean isMidLine = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        text.append(isMidLine && !part.text().isEmpty() ? "\n" : "").append(part.text());
        isCut |= part.isCut();
    }
}
