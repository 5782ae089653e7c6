package dev.paperknife.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The file that is being written: it goes where the process is told to stop meanwhile, and no other is begun. */
final class UnfinishedFile {
    private Optional<Path> file = Optional.empty();
    private boolean isStopped;

    /** None yet; the end of the process, unless it is the usual one, stops it. */
    UnfinishedFile() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Creates it. */
    synchronized OutputStream open(Path path, Set<OpenOption> options) throws IOException {
        if (isStopped) {
            throw new IOException("told to stop");
        }
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(path, options));
        file = Optional.of(path);
        return out;
    }

    /** It is whole, or gone. */
    synchronized void finish() {
        file = Optional.empty();
    }

    /** Removes it. */
    synchronized void stop() {
        isStopped = true;
        file.ifPresent(path -> path.toFile().delete());
    }
}
