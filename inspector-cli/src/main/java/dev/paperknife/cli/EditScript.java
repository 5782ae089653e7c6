package dev.paperknife.cli;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.LineEnd;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageEdit;
import dev.paperknife.mime.message.PartEdit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The changes of {@code eml edit}, as words of its command line, made one after the other. */
final class EditScript {
    private static final int MOST_NUMBERS_NAMED = 40;

    private final Message message;
    private final MessageEdit edit;
    private final NamedFiles files;
    private PartEdit entity;

    EditScript(Message message, MessageEdit edit, NamedFiles files) {
        this.message = message;
        this.edit = edit;
        this.files = files;
        this.entity = edit.part(message);
    }

    /** What can be changed, by the words that ask for it. */
    private enum Verb {
        SET("set", "NAME VALUE"),
        ADD("add", "NAME VALUE"),
        ADD_FIRST("add-first", "NAME VALUE"),
        REMOVE("remove", "NAME"),
        RENAME("rename", "NAME NEWNAME"),
        IN("in", "PART"),
        TEXT("text", "TEXT"),
        TEXT_FILE("text-file", "FILE"),
        CONTENT("content", "FILE"),
        TYPE("type", "TYPE"),
        CHARSET("charset", "CHARSET"),
        ENCODING("encoding", "ENCODING"),
        NAME("name", "FILENAME"),
        REPLACE("replace", "FILE"),
        DROP("drop", ""),
        ATTACH("attach", "FILE"),
        LINE_ENDS("line-ends", "(crlf | lf)");

        private final String word;
        private final String operands;

        Verb(String word, String operands) {
            this.word = word;
            this.operands = operands;
        }

        private int count() {
            return switch (this) {
                case SET, ADD, ADD_FIRST, RENAME -> 2;
                case DROP -> 0;
                default -> 1;
            };
        }

        private String usage() {
            return operands.isEmpty() ? word : word + " " + operands;
        }

        private static Optional<Verb> named(String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word.equals(word))
                    .findFirst();
        }
    }

    /** All changes with what they take. */
    static String grammar() {
        return Arrays.stream(Verb.values()).map(Verb::usage).collect(Collectors.joining(", "));
    }

    /** Makes the changes that the words ask for. */
    void apply(List<String> words) throws MistakeException {
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i);
            Verb verb = Verb.named(word)
                    .orElseThrow(() -> new MistakeException(
                            ExitCode.USAGE, word, "no such change; eml edit --help lists those there are"));
            int end = i + 1 + verb.count();
            if (end > words.size()) {
                throw new MistakeException(ExitCode.USAGE, word, "something is missing; write " + verb.usage());
            }
            List<String> operands = words.subList(i + 1, end);
            Composition.say(String.join(" ", words.subList(i, Math.min(i + 2, end))), () -> change(verb, operands));
            i = end;
        }
    }

    private void change(Verb verb, List<String> operands) throws MistakeException {
        String first = operands.isEmpty() ? "" : operands.get(0);
        switch (verb) {
            case SET -> entity.set(first, operands.get(1));
            case ADD -> entity.add(first, operands.get(1));
            case ADD_FIRST -> entity.addFirst(first, operands.get(1));
            case REMOVE -> entity.remove(first);
            case RENAME -> entity.rename(first, operands.get(1));
            case IN -> entity = edit.part(entity(first));
            case TEXT -> entity.text(first);
            case TEXT_FILE -> entity.text(files.text(first));
            case CONTENT -> entity.content(files.octets(first));
            case TYPE -> entity.type(ContentType.parse(first));
            case CHARSET -> entity.charset(Composition.charsetOf(verb.word, first));
            case ENCODING -> entity.encoding(encoding(first));
            case NAME -> entity.filename(first);
            case REPLACE -> entity.replace(files.part(first));
            case DROP -> entity.removePart();
            case ATTACH -> edit.attach(files.part(first));
            case LINE_ENDS -> edit.lineEnds(lineEnd(first));
        }
    }

    private Entity entity(String section) throws MistakeException {
        Optional<Entity> found = message.entity(section);
        if (found.isEmpty()) {
            List<String> all = message.walk().map(Entity::section).toList();
            String named = all.stream().limit(MOST_NUMBERS_NAMED).collect(Collectors.joining(", "));
            throw new MistakeException(ExitCode.NO_SUCH_PART, "in " + section, "no such part; there are " + named);
        }
        return found.get();
    }

    private static TransferEncoding encoding(String token) throws MistakeException {
        return TransferEncoding.forToken(token)
                .orElseThrow(() -> new MistakeException(
                        ExitCode.USAGE, "encoding " + token, "give 7bit, 8bit, binary, base64 or quoted-printable"));
    }

    private static LineEnd lineEnd(String name) throws MistakeException {
        return switch (name) {
            case "crlf" -> LineEnd.CRLF;
            case "lf" -> LineEnd.LF;
            default -> throw new MistakeException(ExitCode.USAGE, "line-ends " + name, "give crlf or lf");
        };
    }
}
