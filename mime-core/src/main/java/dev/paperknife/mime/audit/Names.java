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
        Optional<String> filename = filename(part.disposition());
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
        Slice where = Parts.field(entity, filename.isPresent() ? "Content-Disposition" : "Content-Type");
        report(codes, declared, where, defects);
        // the other name is what some readers use
        String other = name.orElse("");
        if (!other.isEmpty() && !other.equals(declared)) {
            Set<Defect.Code> more = new NameFindings(other).codes();
            more.removeAll(codes);
            report(more, other, Parts.field(entity, "Content-Type"), defects);
        }
        if (isStatusLine(declared)) {
            defects.report(Defect.Code.SIGNATURE_STATUS_SPOOF, entity.header().raw());
        }
    }

    private static Optional<String> filename(Optional<ContentDisposition> disposition) {
        return disposition.isPresent() ? disposition.get().filename() : Optional.empty();
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

    private static boolean differ(String filename, String name) {
        String one = new NameFindings(filename).extension();
        String other = new NameFindings(name).extension();
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static void contentId(Entity entity, DefectSink defects) {
        Optional<Field> field = entity.header().first("Content-ID");
        if (field.isEmpty()) {
            return;
        }
        String id = field.get().value().latin1();
        if (id.contains("../") || id.contains("..\\")) {
            defects.report(Defect.Code.NAME_TRAVERSAL, field.get().raw());
        }
    }

    /** An attachment without a name, where another field has words that some reader makes one of. */
    private static void fallback(Part part, DefectSink defects) {
        Entity entity = part.entity();
        boolean isAttachment = part.disposition().isPresent()
                ? part.isAttachment()
                : !part.contentType().isText();
        if (!isAttachment || Parts.isOutermost(entity)) {
            return;
        }
        Optional<Field> field = entity.header().first("Content-Description");
        if (field.isEmpty()) {
            field = entity.header().first("Content-Location");
        }
        if (field.isEmpty() && entity.body() instanceof Message inner && inner != entity) {
            field = inner.header().first("Subject");
        }
        if (field.isPresent()) {
            defects.report(Defect.Code.NAME_FALLBACK, field.get().raw());
        }
    }
}
