package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Files that stand in a text as uuencode, yEnc or base64 between lines of their own, and that some readers take out. */
final class FilesInText implements Alternative {
    private static final int MOST_FILES = 100;
    private static final ContentType TYPE = new ContentType("application", "octet-stream", Parameters.NONE);

    @Override
    public void offer(Subject subject, Offers offers) {
        Entity entity = subject.entity();
        if (entity.contentType().isText() && entity.body() instanceof Content) {
            Slice text = text(subject);
            offer(Defect.Code.UUENCODED_TEXT, uuencoded(text, subject), subject, offers);
            offer(Defect.Code.YENCODED_TEXT, others(text, subject), subject, offers);
        }
    }

    private static void offer(Defect.Code reason, List<Supplier<Leaf>> files, Subject subject, Offers offers) {
        if (!files.isEmpty()) {
            offers.offer(reason, () -> {
                List<Leaf> leaves = new ArrayList<>(Leaves.of(subject.entity(), new Digests()));
                files.forEach(file -> leaves.add(file.get()));
                return leaves;
            });
        }
    }

    /** The decoded octets; none where they pass the limit. */
    private static Slice text(Subject subject) {
        Slice body = subject.body();
        boolean isPlain = body.isEmpty() || subject.entity().transferEncoding().isIdentity();
        return isPlain ? body : Slice.of(subject.entity().body().bytes());
    }

    private static Supplier<Leaf> file(String name, int from, int to, TransferEncoding encoding, Subject subject) {
        return () -> Leaf.of(
                TYPE,
                Optional.of(name).filter(text -> !text.isEmpty()),
                () -> text(subject).slice(from, to),
                encoding);
    }

    private static List<Supplier<Leaf>> uuencoded(Slice text, Subject subject) {
        List<Supplier<Leaf>> files = new ArrayList<>();
        byte[] bytes = text.array();
        int line = text.from();
        while (line < text.to() && files.size() < MOST_FILES) {
            int next = BodyLines.next(bytes, line, text.to());
            int lineEnd = BodyLines.contentEnd(bytes, line, next);
            if (FileStart.isUu(bytes, line, lineEnd) && isUuData(bytes, next, text.to())) {
                int end = afterLine(bytes, next, text.to(), "end");
                String name = word(bytes, line, next, 2);
                files.add(file(name, line - text.from(), end - text.from(), TransferEncoding.UUENCODE, subject));
                next = end;
            }
            line = next;
        }
        return files;
    }

    /** A line of data that is as long as it says, or that is cut off. */
    private static boolean isUuData(byte[] bytes, int line, int to) {
        int end = BodyLines.contentEnd(bytes, line, to);
        int count = line < to ? (bytes[line] - ' ') & 0x3F : 0;
        boolean isData = end > line + 1;
        for (int i = line; i < end; i++) {
            isData &= bytes[i] >= ' ' && bytes[i] <= '`';
        }
        boolean isCut = BodyLines.next(bytes, line, to) == to;
        return isData && bytes[line] > ' ' && (isCut || end - line >= 1 + (count * 4 + 2) / 3);
    }

    private static List<Supplier<Leaf>> others(Slice text, Subject subject) {
        List<Supplier<Leaf>> files = new ArrayList<>();
        byte[] bytes = text.array();
        int line = text.from();
        while (line < text.to() && files.size() < MOST_FILES) {
            int next = BodyLines.next(bytes, line, text.to());
            int lineEnd = BodyLines.contentEnd(bytes, line, next);
            if (FileStart.isYenc(bytes, line, lineEnd)) {
                int from = line - text.from();
                files.add(() -> yenc(from, subject));
                next = afterLine(bytes, next, text.to(), YencFile.END);
            } else if (FileStart.isBase64(bytes, line, lineEnd)) {
                int end = afterLine(bytes, next, text.to(), "====");
                String name = word(bytes, line, next, 2);
                files.add(file(name, next - text.from(), end - text.from(), TransferEncoding.BASE64, subject));
                next = end;
            }
            line = next;
        }
        return files;
    }

    private static Leaf yenc(int from, Subject subject) {
        Slice text = text(subject);
        String name = YencFile.name(text, from);
        return Leaf.of(
                TYPE,
                Optional.of(name).filter(found -> !found.isEmpty()),
                () -> Slice.of(YencFile.decode(text(subject), from)),
                TransferEncoding.BINARY);
    }

    /** The index after the next line that begins so, or the end. */
    private static int afterLine(byte[] bytes, int from, int to, String end) {
        int line = from;
        while (line < to && !BodyLines.startsWith(bytes, line, to, end)) {
            line = BodyLines.next(bytes, line, to);
        }
        return BodyLines.next(bytes, line, to);
    }

    /** What follows so many blanks on the line. */
    private static String word(byte[] bytes, int line, int next, int blanks) {
        int from = line;
        for (int i = 0; i < blanks; i++) {
            from = Math.min(Ascii.indexOf(bytes, from, next, (byte) ' ') + 1, next);
        }
        int end = Math.max(from, BodyLines.contentEnd(bytes, line, next));
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
