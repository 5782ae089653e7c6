package dev.paperknife.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** Whole processes for bench/compare: {@code write SET DIR} makes the files, {@code read LIBRARY DIR} decodes all there are. */
public final class Processes {
    private Processes() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[2]);
        if (args[0].equals("write")) {
            write(MailSets.named(args[1]), folder);
        } else {
            read(ReadBenchmark.contender(args[1]), folder);
        }
    }

    private static void write(List<byte[]> mails, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < mails.size(); i++) {
            Files.write(folder.resolve(i + ".eml"), mails.get(i));
        }
    }

    private static void read(Contender contender, Path folder) throws Exception {
        Blackhole sink = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        try (DirectoryStream<Path> mails = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path mail : mails) {
                contender.decode(Files.readAllBytes(mail), sink);
            }
        }
    }
}
