package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What DKIM signatures leave open (RFC 6376 8), and what servers say that nobody here knows (RFC 8601 5). Nothing is verified. */
final class Authentication implements AuditRule {
    private static final List<String> DISPLAYED = List.of("From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date");

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!Parts.isOutermost(entity) || !(entity instanceof Message message)) {
            return;
        }
        for (Field results : message.header().all("Authentication-Results")) {
            defects.report(Defect.Code.UNTRUSTED_AUTH_RESULTS, results.raw());
        }
        List<Field> fields = new ArrayList<>();
        List<TagList> signatures = new ArrayList<>();
        for (Field field : message.header().all("DKIM-Signature")) {
            Optional<TagList> read = field.read(HeaderForms.tagList()).flatMap(list -> list);
            read.ifPresent(signature -> {
                fields.add(field);
                signatures.add(signature);
            });
        }
        if (!signatures.isEmpty()) {
            coverage(message, fields.get(0), signatures, defects);
            alignment(message, fields.get(0), signatures, defects);
            lengths(message, fields, signatures, defects);
        }
    }

    private static void coverage(Message message, Field first, List<TagList> signatures, DefectSink defects) {
        Set<String> signed = new HashSet<>();
        signatures.forEach(signature -> signed.addAll(ListedNames.of(signature)));
        List<String> open = DISPLAYED.stream()
                .filter(name -> message.header().first(name).isPresent() && !signed.contains(Ascii.lower(name)))
                .toList();
        if (!open.isEmpty()) {
            Defect.Code code = Defect.Code.DKIM_COVERAGE;
            defects.report(code, first.raw().offset(), first.raw().length(), "not signed: " + String.join(", ", open));
        }
    }

    private static void alignment(Message message, Field first, List<TagList> signatures, DefectSink defects) {
        List<String> authors = message.from().stream()
                .map(Mailbox::domain)
                .filter(domain -> !domain.isEmpty())
                .map(Ascii::lower)
                .toList();
        boolean isAligned = signatures.stream()
                .map(signature -> Ascii.lower(signature.get("d").orElse("")))
                .anyMatch(domain -> authors.stream().anyMatch(author -> Domains.areAligned(author, domain)));
        if (!authors.isEmpty() && !isAligned) {
            defects.report(Defect.Code.UNALIGNED_SIGNATURE, first.raw());
        }
    }

    private static void lengths(Message message, List<Field> fields, List<TagList> signatures, DefectSink defects) {
        for (int i = 0; i < fields.size(); i++) {
            TagList signature = signatures.get(i);
            Optional<String> length = signature.get("l");
            if (length.isPresent() && isShorter(length.get(), CanonicalBody.length(message, isRelaxed(signature)))) {
                defects.report(Defect.Code.DKIM_LENGTH, fields.get(i).raw());
            }
        }
    }

    private static boolean isRelaxed(TagList signature) {
        String canonicalization = signature.get("c").orElse("");
        return canonicalization.substring(canonicalization.indexOf('/') + 1).equals("relaxed")
                && canonicalization.indexOf('/') >= 0;
    }

    /** Whether the digits say less than that; what is no number says nothing. */
    private static boolean isShorter(String digits, long length) {
        long signed = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || signed > length) {
                return false;
            }
            signed = signed * 10 + c - '0';
        }
        return !digits.isEmpty() && signed < length;
    }
}
