package dev.paperknife.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One message as the input of a command that makes another of it. */
final class OneLetter {
    private final String file;
    private final Use use;
    private Optional<Letter> first = Optional.empty();
    private boolean hasMore;

    private OneLetter(String file, Use use) {
        this.file = file;
        this.use = use;
    }

    /** What is done with it. */
    @FunctionalInterface
    interface Use {
        void of(Letter letter, Session session) throws MistakeException, IOException;
    }

    /** The argument that names it, the first one of the command. */
    static PositionalParamSpec file() {
        return PositionalParamSpec.builder()
                .index("0")
                .paramLabel("FILE")
                .type(String.class)
                .required(true)
                .description("a message, or - for standard input; of an mbox the first one, or one as in box.mbox#17")
                .build();
    }

    /** Reads it; of several only the first, which is said. */
    static void read(ParseResult arguments, Session session, Use use) {
        String file = arguments.matchedPositionalValue(0, "");
        OneLetter reader = new OneLetter(file, use);
        Inputs.of(List.of(file), arguments, session).ifPresent(inputs -> inputs.read(reader::read));
    }

    private void read(Letter letter, Session session) throws IOException {
        if (first.isPresent()) {
            if (!hasMore) {
                session.complain(file, "holds several messages; this is done with the first one only");
            }
            hasMore = true;
            return;
        }
        first = Optional.of(letter);
        try {
            use.of(letter, session);
        } catch (MistakeException e) {
            e.tell(session);
        }
    }
}
