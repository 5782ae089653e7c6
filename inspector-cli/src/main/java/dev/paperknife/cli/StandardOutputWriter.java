package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the one part that is selected to standard output; where there are more, none of them. */
final class StandardOutputWriter implements PartWriter {
    private static final int BUFFER_BYTES = 1 << 14;

    private final Session session;
    private final List<PartFile> found = new ArrayList<>();
    private int parts;

    StandardOutputWriter(Session session) {
        this.session = session;
    }

    @Override
    public int parts() {
        return parts;
    }

    @Override
    public void write(PartFile part) {
        found.add(part);
    }

    @Override
    public void endLetter() throws IOException {
        boolean isTheOne = parts == 0 && found.size() == 1;
        parts += found.size();
        if (isTheOne) {
            copy(found.get(0));
        } else if (!found.isEmpty()) {
            session.complain(
                    ExitCode.USAGE,
                    found.get(found.size() - 1).subject(),
                    "only one part can go to standard output; name it with --part, or a directory with -d");
        }
        found.clear();
    }

    private void copy(PartFile part) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = part.opener().open()) {
            for (int count = in.read(buffer); count >= 0 && !session.out().hasFailed(); count = in.read(buffer)) {
                session.out().write(buffer, 0, count);
            }
        }
    }
}
