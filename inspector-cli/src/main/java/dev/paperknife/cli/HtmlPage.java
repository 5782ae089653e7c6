package dev.paperknife.cli;

import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * HTML of a message as a page that stands alone: pictures that it names by cid (RFC 2392) become data URIs, and a policy in it keeps
 * a browser from loading anything, running anything or sending a form.
 */
final class HtmlPage {
    /** Only what stands in the page itself. */
    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /** What could undo the policy, or leave the page without a click. */
    private static final String UNDOING =
            "script, base, meta[http-equiv], meta[charset], iframe, frame, frameset, object, embed, link";

    private static final List<String> PICTURES = List.of("src", "background");

    /** A page much larger than its message would be of use to nobody. */
    private static final int MOST_PICTURE_BYTES = 64 << 20;

    private final Document document;
    private final Map<String, Entity> pictures = new HashMap<>();
    private final Map<String, String> uris = new HashMap<>();
    private long bytesLeft = MOST_PICTURE_BYTES;
    private int leftOut;

    private HtmlPage(Document document, Message message) {
        this.document = document;
        message.walk().filter(part -> part.contentType().type().equals("image")).forEach(this::addPicture);
    }

    private void addPicture(Entity part) {
        List<MessageId> ids =
                part.header().first("Content-ID", HeaderForms.messageIds()).orElse(List.of());
        ids.forEach(id -> pictures.putIfAbsent(id.id(), part));
    }

    /** The page of one HTML part of that message. */
    static HtmlPage of(String html, Message message) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        document.select(UNDOING).remove();
        document.head()
                .prepend("<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY
                        + "\">");
        HtmlPage page = new HtmlPage(document, message);
        for (String attribute : PICTURES) {
            document.select("[" + attribute + "]").forEach(element -> page.inline(element, attribute));
        }
        return page;
    }

    /** The page as text, to be written as UTF-8. */
    String html() {
        return document.outerHtml();
    }

    /** How many pictures stayed out because the page would be too large. */
    int leftOut() {
        return leftOut;
    }

    private void inline(Element element, String attribute) {
        String uri = element.attr(attribute).strip();
        boolean isCid = uri.length() > 4 && Ascii.equalsIgnoreCase(uri.substring(0, 4), "cid:");
        if (isCid) {
            uri(uri.substring(4)).ifPresent(data -> element.attr(attribute, data));
        }
    }

    private Optional<String> uri(String cid) {
        String id = unescaped(cid);
        Entity picture = pictures.get(id);
        if (picture == null) {
            return Optional.empty();
        }
        if (bytesLeft < picture.rawBody().length()) {
            leftOut++;
            return Optional.empty();
        }
        bytesLeft -= picture.rawBody().length();
        return Optional.of(uris.computeIfAbsent(id, key -> dataUri(picture)));
    }

    private static String dataUri(Entity picture) {
        String data = Base64.getEncoder().encodeToString(picture.body().bytes());
        return "data:" + picture.contentType().mediaType() + ";base64," + data;
    }

    /** The id behind a cid URI, whose characters may be percent-encoded (RFC 2392 2). */
    private static String unescaped(String cid) {
        StringBuilder id = new StringBuilder(cid.length());
        for (int i = 0; i < cid.length(); i++) {
            int high = cid.charAt(i) == '%' && i + 2 < cid.length() ? digit(cid.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : digit(cid.charAt(i + 2));
            if (low >= 0) {
                id.append((char) (high << 4 | low));
                i += 2;
            } else {
                id.append(cid.charAt(i));
            }
        }
        return id.toString();
    }

    private static int digit(char c) {
        return c < 0x80 ? Ascii.hexDigit((byte) c) : -1;
    }
}
