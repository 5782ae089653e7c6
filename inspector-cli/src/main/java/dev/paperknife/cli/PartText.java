package dev.paperknife.cli;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.FlowedText;
import dev.paperknife.mime.message.Multipart;
import java.util.Optional;

/**
 * What somebody reads in one part: text, flowed lines joined (RFC 3676), HTML as text, and the whole body of a multipart that has no
 * parts.
 *
 * @param text the text, line ends as they came; as it comes from mail, not printable yet
 * @param isCut whether there is more, beyond the limit for what is decoded into memory
 */
record PartText(String text, boolean isCut) {

    /** The text of a part; absent where it is none. */
    static Optional<PartText> of(Entity part, TextCharset charset) {
        ContentType type = part.contentType();
        if (part.body() instanceof Multipart multipart && multipart.parts().isEmpty()) {
            return Optional.of(new PartText(
                    Charsets.decode(
                                    multipart.preamble(),
                                    Optional.empty(),
                                    part.header().context().hints())
                            .text(),
                    false));
        }
        if (part.body() instanceof Content content && type.isText()) {
            String decoded = charset.read(content).text();
            String text = type.is("text", "html") ? HtmlText.of(decoded) : FlowedText.unflowed(decoded, type);
            return Optional.of(new PartText(text, content.isTextCut()));
        }
        return Optional.empty();
    }
}
