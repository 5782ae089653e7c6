package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;
import java.util.Set;

/** The declared file names of parts (RFC 2183 2.3): what a file system, a shell or a person would make of them. */
final class Names implements PartRule {
    @Override
    public void check(Part part, DefectSink defects) {
        Entity entity = part.entity();
        if (entity.body() instanceof Multipart) {
            return;
        }
        contentId(entity, defects);
        Optional<String> filename = part.disposition().flatMap(ContentDisposition::filename);
        Optional<String> name = part.contentType().parameters().get("name");
        if (filename.isEmpty() && name.isEmpty()) {
            fallback(part, defects);
            return;
        }
        String declared = part.name().orElse("");
        Set<Defect.Code> codes = new NameFindings(declared).codes();
        if (filename.isPresent() && name.isPresent() && !name.equals(filename) && differ(filename.get(), name.get())) {
            codes.add(Defect.Code.NAME_CONFLICT);
        }
        report(codes, declared, where(entity, filename.isPresent()), defects);
        // the other name is what some readers use
        name.filter(other -> !other.isEmpty() && !other.equals(declared)).ifPresent(other -> {
            Set<Defect.Code> more = new NameFindings(other).codes();
            more.removeAll(codes);
            report(more, other, where(entity, false), defects);
        });
        if (isStatusLine(declared)) {
            defects.report(Defect.Code.SIGNATURE_STATUS_SPOOF, entity.header().raw());
        }
    }

    private static void report(Set<Defect.Code> codes, String name, Slice where, DefectSink defects) {
        for (Defect.Code code : codes) {
            defects.report(code, where.offset(), where.length(), Evidence.of(Slice.of(name)));
        }
    }

    /** Whether a name looks like what a verifier says, to who sees it in a list. */
    private static boolean isStatusLine(String name) {
        return name.contains("[GNUPG:]") || Ascii.lower(name).contains("gpg: good signature");
    }

    private static Slice where(Entity entity, boolean isInDisposition) {
        return entity.header()
                .first(isInDisposition ? "Content-Disposition" : "Content-Type")
                .map(Field::raw)
                .orElse(entity.header().raw());
    }

    private static boolean differ(String filename, String name) {
        String one = new NameFindings(filename).extension();
        String other = new NameFindings(name).extension();
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static void contentId(Entity entity, DefectSink defects) {
        entity.header().first("Content-ID").ifPresent(field -> {
            String id = field.value().latin1();
            if (id.contains("../") || id.contains("..\\")) {
                defects.report(Defect.Code.NAME_TRAVERSAL, field.raw());
            }
        });
    }

    /** An attachment without a name, where another field has words that some reader makes one of. */
    private static void fallback(Part part, DefectSink defects) {
        Entity entity = part.entity();
        boolean isAttachment = part.disposition()
                .map(ContentDisposition::isAttachment)
                .orElse(!part.contentType().isText());
        Optional<Field> field = entity.header()
                .first("Content-Description")
                .or(() -> entity.header().first("Content-Location"));
        if (entity.body() instanceof Message inner && inner != entity) {
            field = field.or(() -> inner.header().first("Subject"));
        }
        if (isAttachment && !Parts.isOutermost(entity)) {
            field.ifPresent(found -> defects.report(Defect.Code.NAME_FALLBACK, found.raw()));
        }
    }
}
