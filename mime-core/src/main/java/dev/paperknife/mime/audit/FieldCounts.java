package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields that may occur once and occur more often (RFC 5322 3.6, RFC 2045 3, RFC 6376 8.15). */
final class FieldCounts implements AuditRule {
    /** In any header section. */
    private static final FieldTable<String> ONCE_IN_PARTS = FieldTable.of(Set.of(
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "content-description",
            "content-location",
            "content-base",
            "content-md5",
            "content-language",
            "content-duration"));

    /** In that of a message. */
    private static final FieldTable<String> ONCE_IN_MESSAGES = FieldTable.of(Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "date",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "return-path",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post"));

    @Override
    public void check(Entity entity, DefectSink defects) {
        boolean isMessage = entity instanceof Message;
        Map<String, Field> first = new HashMap<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (Field field : entity.header().fields()) {
            Optional<String> name = ONCE_IN_PARTS.get(field);
            if (name.isEmpty() && isMessage) {
                name = ONCE_IN_MESSAGES.get(field);
            }
            Field before = name.isEmpty() ? null : first.putIfAbsent(name.get(), field);
            if (before != null) {
                repeated.add(name.get());
                defects.report(duplicate(name.get(), before, field), field.raw());
            }
        }
        if (isMessage && !repeated.isEmpty()) {
            signedOnce(entity, repeated, defects);
        }
    }

    private static Defect.Code duplicate(String name, Field first, Field second) {
        return switch (name) {
            case "content-type" -> Defect.Code.DUPLICATE_CONTENT_TYPE;
            case "content-transfer-encoding" -> Defect.Code.DUPLICATE_TRANSFER_ENCODING;
            case "content-disposition" -> Defect.Code.DUPLICATE_DISPOSITION;
            case "from" -> Defect.Code.DUPLICATE_FROM;
            default ->
                FieldText.collapsed(first).equals(FieldText.collapsed(second))
                        ? Defect.Code.REPEATED_FIELD
                        : Defect.Code.DUPLICATE_FIELD;
        };
    }

    /** Where a signature covers some of the fields of one name but not all: it names each that it covers once. */
    private static void signedOnce(Entity entity, Set<String> repeated, DefectSink defects) {
        for (TagList signature : signatures(entity)) {
            Map<String, Integer> signed = new HashMap<>();
            for (String name : ListedNames.of(signature)) {
                signed.merge(name, 1, Integer::sum);
            }
            for (String name : repeated) {
                List<Field> fields = entity.header().all(name);
                int covered = signed.getOrDefault(name, 0);
                if (covered > 0 && covered < fields.size()) {
                    defects.report(
                            Defect.Code.DUPLICATE_SIGNED_FIELD, fields.get(0).raw());
                }
            }
        }
    }

    private static List<TagList> signatures(Entity entity) {
        return entity.header().all("DKIM-Signature", HeaderForms.tagList()).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
