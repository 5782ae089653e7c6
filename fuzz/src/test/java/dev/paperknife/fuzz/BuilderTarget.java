package dev.paperknife.fuzz;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageBuilder;
import dev.paperknife.mime.message.NewPart;
import java.util.List;

/** A new message of any texts: refused, or nothing of its form is reported, no field is there that nobody asked for, and no long line. */
public final class BuilderTarget {
    private static final List<String> NAMES = List.of(
            "from",
            "to",
            "cc",
            "sender",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "x-a");
    private static final int MOST_STEPS = 20;

    private BuilderTarget() {}

    /** Whatever is thrown but {@link IllegalArgumentException} is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Script script = new Script(input);
        MessageBuilder builder = Message.builder().from("ann@a.example");
        int parts = 0;
        for (int step = 0; step < MOST_STEPS && !script.isAtEnd(); step++) {
            try {
                parts += take(builder, script);
            } catch (IllegalArgumentException e) {
                // refused, which must leave the builder fit for use
            }
        }
        byte[] bytes;
        try {
            bytes = builder.build().bytes();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return;
        }
        check(Message.parse(bytes), parts, bytes);
    }

    /** One call, and how many parts it adds. */
    private static int take(MessageBuilder builder, Script script) {
        switch (script.choose(14)) {
            case 0 -> builder.to(script.text());
            case 1 -> builder.cc(script.text());
            case 2 -> builder.from(script.text());
            case 3 -> builder.replyTo(script.text());
            case 4 -> builder.subject(script.text());
            case 5 -> builder.messageId(script.text());
            case 6 -> builder.inReplyTo(script.text());
            case 7 -> builder.references(script.text(), script.text());
            case 8 -> builder.header("X-A", script.text());
            case 9 -> builder.text(script.text());
            case 10 -> builder.html(script.text());
            case 11 -> builder.flowedText(script.text());
            case 12 -> {
                builder.attach(script.text(), script.octets());
                return 1;
            }
            default -> {
                builder.attach(NewPart.of(script.text(), script.octets()).id(script.text()));
                return 1;
            }
        }
        return 0;
    }

    private static void check(Message message, int files, byte[] bytes) {
        message.header().fields().forEach(field -> {
            if (NAMES.stream().noneMatch(field::isNamed)) {
                throw new AssertionError(field);
            }
        });
        if (message.walk().count() > files + 4L) {
            throw new AssertionError(Laws.latin1(bytes));
        }
        if (!Draft.faultsOfForm(message).isEmpty()) {
            throw new AssertionError(Draft.faultsOfForm(message) + "\n" + Laws.latin1(bytes));
        }
    }
}
