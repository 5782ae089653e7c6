package dev.paperknife.fuzz;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.LineEnd;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageEdit;
import dev.paperknife.mime.message.NewPart;
import dev.paperknife.mime.message.PartEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any changes to any message: refused, or done, and then the message has as many more fields as were asked for. */
public final class EditTarget {
    private static final String[] NAMES = {"Subject", "From", "X-New", "Content-Type", "Content-Transfer-Encoding", "To"
    };
    private static final List<TransferEncoding> ENCODINGS = List.of(TransferEncoding.values());
    private static final int MOST_STEPS = 6;

    private EditTarget() {}

    /** Whatever is thrown but {@link IllegalArgumentException} is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Script script = new Script(input);
        int steps = script.choose(MOST_STEPS);
        List<Step> changes = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            changes.add(
                    new Step(script.choose(14), NAMES[script.choose(NAMES.length)], script.choose(20), script.text()));
        }
        byte[] source = script.rest();
        Message message = Message.parse(source);
        MessageEdit edit = message.edit();
        List<PartEdit> parts = message.walk().limit(20).map(edit::part).toList();
        int fields = message.header().fields().size();
        int most = fields;
        boolean isChanged = false;
        for (Step change : changes) {
            try {
                change.apply(edit, parts.get(change.part() % parts.size()));
            } catch (IllegalArgumentException e) {
                continue; // refused
            }
            isChanged = true;
            most += 4; // what a new body calls for
        }
        try {
            byte[] out = edit.apply().bytes();
            if (!isChanged) {
                Laws.identity(source, bytes -> out);
            }
            if (Message.parse(out).header().fields().size() > most) {
                throw new AssertionError(Laws.latin1(out));
            }
        } catch (IllegalArgumentException e) {
            // a boundary that occurs in what it is to surround
        }
    }

    private record Step(int kind, String name, int part, String text) {
        void apply(MessageEdit edit, PartEdit at) {
            switch (kind) {
                case 0 -> at.set(name, text);
                case 1 -> at.add(name, text);
                case 2 -> at.addFirst(name, text);
                case 3 -> at.remove(name);
                case 4 -> at.rename(name, text);
                case 5 -> at.text(text);
                case 6 -> at.content(text.getBytes(StandardCharsets.UTF_8));
                case 7 -> at.filename(text);
                case 8 -> at.encoding(ENCODINGS.get(text.length() % ENCODINGS.size()));
                case 9 -> at.removePart();
                case 10 -> at.replace(NewPart.text(text));
                case 11 -> edit.lineEnds(LineEnd.LF);
                case 12 -> edit.attach(NewPart.of("a.txt", text.getBytes(StandardCharsets.UTF_8)));
                default -> at.charset(StandardCharsets.UTF_16);
            }
        }
    }
}
