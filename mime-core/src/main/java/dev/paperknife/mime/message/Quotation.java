package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Mailbox;
import java.util.List;
import java.util.stream.Collectors;

/** What another message says, as an answer or a message passed on shows it. */
final class Quotation {
    private Quotation() {}

    /** Who wrote, and when: the line before a quotation. */
    static String attribution(Message message) {
        String date = message.date().map(value -> "On " + value.format() + ", ").orElse("");
        String author = message.from().stream().map(Quotation::shown).collect(Collectors.joining(", "));
        return date + (author.isEmpty() ? "somebody" : author) + " wrote:";
    }

    private static String shown(Mailbox mailbox) {
        return Copies.printable(mailbox.name().orElse(mailbox.address()));
    }

    /** The lines with {@code >} before each; a quotation in them goes one deeper (RFC 3676 4.5). */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16 + 16);
        int from = 0;
        int end = withoutEmptyEnd(text);
        while (from < end) {
            int next = text.indexOf('\n', from);
            int to = next < 0 || next > end ? end : next;
            int lineEnd = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
            String line = text.substring(from, lineEnd);
            out.append(line.isEmpty() || line.startsWith(">") ? ">" : "> ")
                    .append(line)
                    .append("\r\n");
            from = to + 1;
        }
        return out.toString();
    }

    private static int withoutEmptyEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The fields that say what is passed on, a line each. */
    static List<String> summary(Message message) {
        return List.of(
                "From: " + list(message.from()),
                "Date: " + message.date().map(value -> value.format()).orElse(""),
                "Subject: " + Copies.printable(message.subject().orElse("")),
                "To: " + list(message.to()));
    }

    private static String list(List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .map(mailbox -> mailbox.name().isPresent()
                        ? Copies.printable(mailbox.name().get()) + " <" + mailbox.address() + ">"
                        : mailbox.address())
                .collect(Collectors.joining(", "));
    }

    /** The text as HTML shows it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What stands between the body tags of an HTML text; all of it where there are none. */
    static String inner(String html) {
        int open = indexOf(html, "<body", 0);
        int from = open < 0 ? 0 : html.indexOf('>', open) + 1;
        int close = indexOf(html, "</body", from);
        return html.substring(from, close < 0 ? html.length() : close);
    }

    /** The HTML with a text before all that it shows. */
    static String above(String html, String text) {
        int open = indexOf(html, "<body", 0);
        int at = open < 0 ? 0 : html.indexOf('>', open) + 1;
        String lines = escaped(text).replace("\r\n", "\n").replace("\n", "<br>\r\n");
        return html.substring(0, at) + "<p>" + lines + "</p>\r\n" + html.substring(at);
    }

    private static int indexOf(String html, String tag, int from) {
        for (int i = from; i + tag.length() <= html.length(); i++) {
            if (html.regionMatches(true, i, tag, 0, tag.length())) {
                return i;
            }
        }
        return -1;
    }
}
