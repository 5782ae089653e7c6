package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Text that was broken into lines for its way (format=flowed, RFC 3676), as paragraphs again. */
public final class FlowedText {
    private static final String SIGNATURE_SEPARATOR = "-- ";

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final boolean isDelSp;
    private boolean isOpen;
    private int openDepth;

    private FlowedText(boolean isDelSp) {
        this.isDelSp = isDelSp;
    }

    /**
     * What stood on one line before it was broken.
     *
     * @param quoteDepth how many quote marks stand before it
     * @param text without quote marks, stuffed space and line end
     */
    public record Paragraph(int quoteDepth, String text) {
        /** The paragraph on one line: a {@code >} for each level of quotation, a space, the text. */
        public String line() {
            String gap = quoteDepth == 0 || text.isEmpty() ? "" : " ";
            return ">".repeat(quoteDepth) + gap + text;
        }
    }

    /** Whether text of that type is flowed: text/plain with format=flowed. */
    public static boolean isFlowed(ContentType type) {
        return type.is("text", "plain") && has(type, "format", "flowed");
    }

    private static boolean has(ContentType type, String parameter, String value) {
        Optional<String> declared = type.parameters().get(parameter);
        return declared.isPresent() && Ascii.equalsIgnoreCase(declared.get(), value);
    }

    /** The text with each paragraph on one line that ends in LF; the text itself where its type is not flowed. */
    public static String unflowed(String text, ContentType type) {
        if (!isFlowed(type)) {
            return text;
        }
        return paragraphs(text, has(type, "delsp", "yes")).stream()
                .map(paragraph -> paragraph.line() + "\n")
                .collect(Collectors.joining());
    }

    /** The paragraphs of flowed text, whose lines end in CRLF or LF; with DelSp the space that breaks a line is not the author's. */
    public static List<Paragraph> paragraphs(String text, boolean isDelSp) {
        FlowedText flowed = new FlowedText(isDelSp);
        for (int from = 0; from < text.length(); ) {
            int lineFeed = text.indexOf('\n', from);
            int next = lineFeed < 0 ? text.length() : lineFeed;
            boolean hasCr = lineFeed > from && text.charAt(lineFeed - 1) == '\r';
            flowed.line(text.substring(from, hasCr ? next - 1 : next));
            from = next + 1;
        }
        flowed.close();
        return flowed.paragraphs;
    }

    /** RFC 3676 4.1: quote marks go first, then one stuffed space; a space at the end says that the next line belongs here. */
    private void line(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        String content = line.substring(line.startsWith(" ", depth) ? depth + 1 : depth);
        boolean isSignature = content.equals(SIGNATURE_SEPARATOR);
        if (isOpen && (depth != openDepth || isSignature)) {
            close(); // a paragraph does not go on in another quotation or in a signature (RFC 3676 4.3, 4.5)
        }
        openDepth = depth;
        isOpen = true;
        boolean isSoft = content.endsWith(" ") && !isSignature;
        open.append(content, 0, isSoft && isDelSp ? content.length() - 1 : content.length());
        if (!isSoft) {
            close();
        }
    }

    private void close() {
        if (isOpen) {
            paragraphs.add(new Paragraph(openDepth, open.toString()));
            open.setLength(0);
            isOpen = false;
        }
    }
}
