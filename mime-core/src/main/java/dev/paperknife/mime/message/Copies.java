package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.Parameters;
import java.util.Map;
import java.util.Optional;

/** What a part that was read says of itself, as far as a new part may say it: anything may stand in mail. */
final class Copies {
    private Copies() {}

    /** The type with the parameters that can be written. */
    static ContentType type(Entity entity) {
        ContentType type = entity.contentType();
        Parameters parameters = Parameters.NONE;
        for (Map.Entry<String, String> parameter : type.parameters().asMap().entrySet()) {
            boolean isName = parameter.getKey().equals("name");
            if (!isName && isWritable(parameter.getKey(), parameter.getValue())) {
                parameters = parameters.with(parameter.getKey(), parameter.getValue());
            }
        }
        return type.isMultipart()
                ? new ContentType("application", "octet-stream", Parameters.NONE)
                : new ContentType(type.type(), type.subtype(), parameters);
    }

    private static boolean isWritable(String name, String value) {
        boolean isWritable = !name.isEmpty() && value.length() < 500;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            isWritable &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        return isWritable && printable(value).equals(value);
    }

    static Optional<String> filename(Entity entity) {
        return entity.filename().map(Copies::printable).filter(name -> !name.isEmpty());
    }

    static Optional<MessageId> contentId(Entity entity) {
        return entity.header().first("Content-ID", HeaderForms.messageId()).flatMap(id -> id);
    }

    /** The text without what no field may hold. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> (c >= ' ' || c == '\t') && c != 0x7F && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
