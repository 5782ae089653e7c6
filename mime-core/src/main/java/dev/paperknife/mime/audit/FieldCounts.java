package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields that may occur once and occur more often (RFC 5322 3.6, RFC 2045 3, RFC 6376 8.15). */
final class FieldCounts implements FieldRule {
    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        boolean isMessage = entity instanceof Message;
        Map<KnownField, Field> first = new EnumMap<>(KnownField.class);
        Set<KnownField> repeated = EnumSet.noneOf(KnownField.class);
        for (NamedField field : fields) {
            Optional<KnownField> known = field.known();
            boolean isOnce = known.isPresent() && known.get().isOnce(isMessage);
            Field before = isOnce ? first.putIfAbsent(known.get(), field.field()) : null;
            if (before != null) {
                repeated.add(known.get());
                defects.report(duplicate(known.get(), before, field.field()), field.raw());
            }
        }
        if (isMessage && !repeated.isEmpty()) {
            signedOnce(entity, repeated, defects);
        }
    }

    private static Defect.Code duplicate(KnownField name, Field first, Field second) {
        return switch (name) {
            case CONTENT_TYPE -> Defect.Code.DUPLICATE_CONTENT_TYPE;
            case CONTENT_TRANSFER_ENCODING -> Defect.Code.DUPLICATE_TRANSFER_ENCODING;
            case CONTENT_DISPOSITION -> Defect.Code.DUPLICATE_DISPOSITION;
            case FROM -> Defect.Code.DUPLICATE_FROM;
            default ->
                FieldText.collapsed(first).equals(FieldText.collapsed(second))
                        ? Defect.Code.REPEATED_FIELD
                        : Defect.Code.DUPLICATE_FIELD;
        };
    }

    /** Where a signature covers some of the fields of one name but not all: it names each that it covers once. */
    private static void signedOnce(Entity entity, Set<KnownField> repeated, DefectSink defects) {
        for (TagList signature : signatures(entity)) {
            Map<String, Integer> signed = new HashMap<>();
            for (String name : ListedNames.of(signature)) {
                signed.merge(name, 1, Integer::sum);
            }
            for (KnownField name : repeated) {
                List<Field> fields = entity.header().all(name.lowerName());
                int covered = signed.getOrDefault(name.lowerName(), 0);
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
