package dev.paperknife.mime.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirListingTest {
    private static final MaildirFlags SEEN = MaildirFlags.of(MaildirFlag.SEEN);

    @TempDir
    Path path;

    private Maildir maildir;

    @BeforeEach
    void create() throws IOException {
        maildir = Maildir.create(path);
    }

    @Test
    void aMessageThatIsShownMeanwhileIsListedOnce() throws IOException {
        Files.writeString(path.resolve("new/1.a"), "x");
        MaildirListing listing = new MaildirListing(path, directory -> {
            List<Path> files = list(directory);
            if (directory.endsWith("new") && !files.isEmpty()) {
                Files.move(path.resolve("new/1.a"), path.resolve("cur/1.a:2,"));
            }
            return files;
        });
        assertThat(listing.files()).containsExactly(path.resolve("cur/1.a:2,"));
    }

    @Test
    void aFileThatOneReadingHidesIsFoundByTheNext() throws IOException {
        Files.writeString(path.resolve("cur/1.a:2,"), "x");
        Iterator<Boolean> hides = List.of(true, false, false, false, false).iterator();
        MaildirListing listing = new MaildirListing(path, directory -> {
            if (directory.endsWith("cur") && hides.next()) {
                Files.move(path.resolve("cur/1.a:2,"), path.resolve("cur/1.a:2,S"));
                return List.of();
            }
            return list(directory);
        });
        assertThat(listing.files()).containsExactly(path.resolve("cur/1.a:2,S"));
    }

    @Test
    void readersSeeEachMessageOnceWhileFlagsChange() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 100; i < 200; i++) {
            Files.writeString(path.resolve("new/" + i + ".a"), "x");
            expected.add(i + ".a");
        }
        AtomicBoolean isDone = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> reading = threads.submit(() -> {
                while (!isDone.get()) {
                    assertThat(listed()).doesNotHaveDuplicates().isSubsetOf(expected);
                }
                return null;
            });
            for (MaildirMessage message : maildir.messages()) {
                maildir.flag(maildir.flag(message, SEEN, MaildirFlags.NONE), MaildirFlags.NONE, SEEN);
            }
            isDone.set(true);
            reading.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(listed()).containsExactlyElementsOf(expected);
    }

    @Test
    void twoProgramsMayFlagTheSameMessages() throws Exception {
        for (int i = 100; i < 150; i++) {
            Files.writeString(path.resolve("new/" + i + ".a"), "x");
        }
        List<MaildirMessage> messages = maildir.messages();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> other = threads.submit(() -> {
                for (MaildirMessage message : messages) {
                    maildir.flag(message, MaildirFlags.of(MaildirFlag.FLAGGED), MaildirFlags.NONE);
                }
                return null;
            });
            for (MaildirMessage message : messages) {
                maildir.flag(message, SEEN, MaildirFlags.NONE);
            }
            other.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(maildir.messages())
                .hasSize(50)
                .allMatch(message -> message.flags().letters().equals("FS"));
    }

    private List<String> listed() throws IOException {
        return maildir.messages().stream().map(MaildirMessage::name).toList();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
