package dev.paperknife.cli;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a message as a person is shown it: the parts of textBody (RFC 8621 4.1.4) that are text, in order, and the whole
 * body of a multipart that has no parts.
 */
final class ShownText {
    private final TextCharset charset;
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private ShownText(TextCharset charset) {
        this.charset = charset;
    }

    static String of(Message message, TextCharset charset) {
        ShownText shown = new ShownText(charset);
        List<Entity> body = message.textBody();
        body.forEach(part -> shown.shown.add(part.section()));
        shown.add(message);
        return shown.text.toString();
    }

    private void add(Entity part) {
        if (part.body() instanceof Multipart multipart && multipart.parts().isEmpty()) {
            append(Charsets.decode(
                            multipart.preamble(),
                            Optional.empty(),
                            part.header().context().hints())
                    .text());
        } else if (part.body() instanceof Multipart multipart) {
            multipart.parts().forEach(this::add);
        } else if (part.body() instanceof Content content && shown.contains(part.section())) {
            if (part.contentType().is("text", "html")) {
                append(HtmlText.of(charset.read(content).text()));
            } else if (part.contentType().isText()) {
                append(charset.read(content).text());
            }
        }
    }

    /** Parts begin on a line of their own. */
    private void append(String part) {
        boolean isMidLine = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        text.append(isMidLine && !part.isEmpty() ? "\n" : "").append(part);
    }
}
