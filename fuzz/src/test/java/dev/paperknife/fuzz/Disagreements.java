package dev.paperknife.fuzz;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where Mime4J or Angus Mail sees other leaves than Paperknife, and what the audit calls that. */
final class Disagreements {
    private Disagreements() {}

    /** Prints, for testdata, who disagrees how often over messages with which defect. */
    public static void main(String[] arguments) {
        Map<String, int[]> counts = new TreeMap<>();
        int[] all = new int[4];
        messages().forEach(source -> {
            boolean isMime4j = differs(source, PeerLeaves.mime4j(source));
            boolean isAngus = differs(source, PeerLeaves.angus(source));
            add(all, isMime4j, isAngus);
            ids(source).forEach(id -> add(counts.computeIfAbsent(id, key -> new int[4]), isMime4j, isAngus));
        });
        System.out.printf("%-36s %8s %8s %8s %8s%n", "", "messages", "Mime4J", "Angus", "both");
        System.out.printf("%-36s %8d %8d %8d %8d%n", "all", all[0], all[1], all[2], all[3]);
        counts.forEach((id, count) -> {
            if (count[1] + count[2] > 0) {
                System.out.printf("%-36s %8d %8d %8d %8d%n", id, count[0], count[1], count[2], count[3]);
            }
        });
    }

    private static void add(int[] counts, boolean isMime4j, boolean isAngus) {
        counts[0]++;
        counts[1] += isMime4j ? 1 : 0;
        counts[2] += isAngus ? 1 : 0;
        counts[3] += isMime4j && isAngus ? 1 : 0;
    }

    static Stream<byte[]> messages() {
        return Seeds.of("MessageTarget");
    }

    /** Whether the other sees other leaves, or none because it gives up. */
    static boolean differs(byte[] source, Optional<List<String>> other) {
        return !other.equals(Optional.of(leaves(source)));
    }

    /** What the audit reports of a message, whatever its impact. */
    static Set<String> ids(byte[] source) {
        return Audit.of(Message.parse(source)).stream()
                .map(Defect::code)
                .map(Defect.Code::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> leaves(byte[] source) {
        return Message.parse(source)
                .walk()
                .filter(entity -> entity.body() instanceof Content)
                .map(Disagreements::text)
                .toList();
    }

    /** With the same freedom for quoted-printable that {@link PeerLeaves} gives. */
    private static String text(Entity leaf) {
        String text = Laws.latin1(leaf.body().bytes());
        if (leaf.transferEncoding() != TransferEncoding.QUOTED_PRINTABLE) {
            return text;
        }
        return PeerLeaves.withoutEnd(text);
    }
}
