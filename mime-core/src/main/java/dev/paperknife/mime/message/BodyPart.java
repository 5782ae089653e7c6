package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.source.Slice;

/** An entity between two delimiters of a multipart (RFC 2046 5.1). */
public final class BodyPart extends Entity {
    private final Body body;

    BodyPart(String section, Slice raw, Slice rawBody, Header header, ContentType contentType, Body body) {
        super(section, raw, rawBody, header, contentType);
        this.body = body;
    }

    @Override
    public Body body() {
        return body;
    }
}
