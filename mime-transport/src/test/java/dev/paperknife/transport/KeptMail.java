package dev.paperknife.transport;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps fetched messages in memory. */
final class KeptMail implements Pop3Receiver {
    private final List<String> texts = new ArrayList<>();
    private ByteArrayOutputStream current = new ByteArrayOutputStream();

    @Override
    public OutputStream begin(Pop3Uid message) {
        current = new ByteArrayOutputStream();
        return current;
    }

    @Override
    public void done(Pop3Uid message) {
        texts.add(current.toString(StandardCharsets.ISO_8859_1));
    }

    List<String> texts() {
        return texts;
    }
}
