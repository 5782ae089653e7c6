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
            Optional<TagList> signature = field.read(HeaderForms.tagList()).orElse(Optional.empty());
            if (signature.isPresent()) {
                fields.add(field);
                signatures.add(signature.get());
            }
        }
        if (!signatures.isEmpty()) {
            coverage(message, fields.get(0), signatures, defects);
            alignment(message, fields.get(0), signatures, defects);
            lengths(message, fields, signatures, defects);
        }
    }

    private static void coverage(Message message, Field first, List<TagList> signatures, DefectSink defects) {
        Set<String> signed = new HashSet<>();
        for (TagList signature : signatures) {
            signed.addAll(ListedNames.of(signature));
        }
        List<String> open = new ArrayList<>();
        for (String name : DISPLAYED) {
            if (message.header().first(name).isPresent() && !signed.contains(Ascii.lower(name))) {
                open.add(name);
            }
        }
        if (!open.isEmpty()) {
            Defect.Code code = Defect.Code.DKIM_COVERAGE;
            defects.report(code, first.raw().offset(), first.raw().length(), "not signed: " + String.join(", ", open));
        }
    }

    private static void alignment(Message message, Field first, List<TagList> signatures, DefectSink defects) {
        List<String> authors = domains(message.from());
        if (!authors.isEmpty() && !areAligned(authors, signatures)) {
            defects.report(Defect.Code.UNALIGNED_SIGNATURE, first.raw());
        }
    }

    private static List<String> domains(List<Mailbox> mailboxes) {
        List<String> domains = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            if (!mailbox.domain().isEmpty()) {
                domains.add(Ascii.lower(mailbox.domain()));
            }
        }
        return domains;
    }

    /** Whether any signature is that of any author's domain. */
    private static boolean areAligned(List<String> authors, List<TagList> signatures) {
        for (TagList signature : signatures) {
            String signer = Ascii.lower(signature.get("d").orElse(""));
            for (String author : authors) {
                if (Domains.areAligned(author, signer)) {
                    return true;
                }
            }
        }
        return false;
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
