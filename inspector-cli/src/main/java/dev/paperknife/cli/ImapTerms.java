package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.ImapFlag;
import dev.paperknife.transport.ImapQuery;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Search terms as they stand on a command line, and flags. */
final class ImapTerms {
    private ImapTerms() {}

    /** What all of them find; every message for none. */
    static ImapQuery parse(List<String> terms) throws ImapVisit.UsageException {
        List<ImapQuery> queries = new ArrayList<>();
        boolean isNegated = false;
        for (String term : terms) {
            if (term.equals("not") && !isNegated) {
                isNegated = true;
            } else {
                ImapQuery query = query(term);
                queries.add(isNegated ? query.not() : query);
                isNegated = false;
            }
        }
        if (isNegated) {
            throw new ImapVisit.UsageException("not", "a term must follow it");
        }
        return ImapQuery.allOf(queries);
    }

    private static ImapQuery query(String term) throws ImapVisit.UsageException {
        try {
            int colon = term.indexOf(':');
            return colon < 0
                    ? word(term)
                    : keyed(Ascii.lower(term.substring(0, colon)), term.substring(colon + 1), term);
        } catch (DateTimeException e) {
            throw new ImapVisit.UsageException(term, "a date is written as in 2024-01-31");
        } catch (IllegalArgumentException e) {
            throw new ImapVisit.UsageException(term, String.valueOf(e.getMessage()));
        }
    }

    private static ImapQuery word(String term) {
        return switch (Ascii.lower(term)) {
            case "all" -> ImapQuery.all();
            case "seen", "read" -> ImapQuery.seen();
            case "unseen", "unread" -> ImapQuery.unseen();
            case "flagged" -> ImapQuery.flagged();
            case "unflagged" -> ImapQuery.unflagged();
            case "answered" -> ImapQuery.answered();
            case "unanswered" -> ImapQuery.unanswered();
            case "deleted" -> ImapQuery.deleted();
            case "undeleted" -> ImapQuery.undeleted();
            case "draft" -> ImapQuery.draft();
            case "undraft" -> ImapQuery.undraft();
            default -> ImapQuery.text(term);
        };
    }

    private static ImapQuery keyed(String key, String value, String term) throws ImapVisit.UsageException {
        return switch (key) {
            case "from" -> ImapQuery.from(value);
            case "to" -> ImapQuery.to(value);
            case "cc" -> ImapQuery.cc(value);
            case "bcc" -> ImapQuery.bcc(value);
            case "subject" -> ImapQuery.subject(value);
            case "body" -> ImapQuery.body(value);
            case "text" -> ImapQuery.text(value);
            case "header" -> ImapQuery.header(value);
            case "keyword" -> ImapQuery.flag(ImapFlag.of(value));
            case "since" -> ImapQuery.since(LocalDate.parse(value));
            case "before" -> ImapQuery.before(LocalDate.parse(value));
            case "on" -> ImapQuery.on(LocalDate.parse(value));
            case "larger" -> ImapQuery.larger(bytes(value));
            case "smaller" -> ImapQuery.smaller(bytes(value));
            case "uid" -> ImapQuery.uids(ImapVisit.uids(value));
            case "gmail" -> ImapQuery.gmail(value);
            default -> ImapQuery.text(term);
        };
    }

    private static long bytes(String text) {
        return ByteSize.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("a size is a number of bytes, or one such as 100k or 2M"));
    }

    /** A flag by its name: those of the standard without a backslash and in any case, else a keyword. */
    static ImapFlag flag(String name) throws ImapVisit.UsageException {
        try {
            return switch (Ascii.lower(name)) {
                case "seen", "read" -> ImapFlag.SEEN;
                case "flagged" -> ImapFlag.FLAGGED;
                case "answered" -> ImapFlag.ANSWERED;
                case "deleted" -> ImapFlag.DELETED;
                case "draft" -> ImapFlag.DRAFT;
                case "forwarded" -> ImapFlag.FORWARDED;
                default -> ImapFlag.of(name);
            };
        } catch (IllegalArgumentException e) {
            throw new ImapVisit.UsageException(name, "a flag is a word such as seen, flagged or $Label1");
        }
    }

    /** Those that an option names. */
    static ImapFlag[] flags(List<String> names) throws ImapVisit.UsageException {
        ImapFlag[] flags = new ImapFlag[names.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = flag(names.get(i));
        }
        return flags;
    }
}
