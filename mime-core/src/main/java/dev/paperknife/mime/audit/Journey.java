package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.AuthenticationResults;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The way that a message says it took, and what is claimed of its authenticity. Whoever sent it may have written all of this, but
 * for what the reader's own servers put on top. Nothing is verified.
 *
 * @param written the message's own date, if that can be read
 * @param author the one domain of From, in lower case; absent where there is none, or more than one
 * @param hops the servers that took the message, the first one first
 * @param claims the results that servers claim (RFC 8601, RFC 8617 4.1.1), field by field from the top
 * @param signatures the DKIM signatures and seals (RFC 6376, RFC 8617) in the order of their fields
 */
public record Journey(
        Optional<DateTime> written,
        Optional<String> author,
        List<Hop> hops,
        List<Claim> claims,
        List<Signature> signatures) {
    private static final List<String> RESULTS = List.of("Authentication-Results", "ARC-Authentication-Results");
    private static final List<String> SIGNATURES = List.of("DKIM-Signature", "ARC-Message-Signature", "ARC-Seal");

    /** Takes the lists as they are. */
    public Journey {
        hops = List.copyOf(hops);
        claims = List.copyOf(claims);
        signatures = List.copyOf(signatures);
    }

    /**
     * One server that took the message.
     *
     * @param field what it wrote
     * @param received the same, read; without clauses where it cannot be
     * @param delay since the last hop before it whose time can be read; negative where clocks differ or somebody lies; absent for
     *     the first one, and where its own time cannot be read
     */
    public record Hop(Field field, Received received, Optional<Duration> delay) {
        /** How the connection was encrypted, {@code TLSv1.3} for one; {@code TLS} where the protocol alone says so (RFC 3848). */
        public Optional<String> tls() {
            return HopSecurity.of(received);
        }
    }

    /**
     * One result of one method, as somebody claims it.
     *
     * @param field where it stands
     * @param by the server that says it (authserv-id); perhaps empty
     * @param instance the number of the ARC set it belongs to; 0 outside of ARC
     * @param domain what the result is about, in lower case, where it is about a domain
     */
    public record Claim(
            Field field,
            String by,
            int instance,
            AuthenticationResults.Result result,
            Optional<String> domain,
            Alignment alignment) {}

    /**
     * One signature, unverified.
     *
     * @param field where it stands
     * @param tags as they stand; absent where the list is malformed
     * @param domain who signs ({@code d=}), in lower case
     */
    public record Signature(Field field, Optional<TagList> tags, Optional<String> domain, Alignment alignment) {}

    /** How a domain belongs to that of From (RFC 7489 3.1), as far as names tell: no list of public suffixes is asked. */
    public enum Alignment {
        /** The same domain. */
        STRICT,
        /** A domain of the same owner. */
        RELAXED,
        /** Another domain. */
        NONE,
        /** There are no two domains to compare. */
        UNKNOWN;

        private static Alignment of(Optional<String> domain, Optional<String> author) {
            if (domain.isEmpty() || author.isEmpty()) {
                return UNKNOWN;
            }
            boolean isSame = domain.get().equals(author.get());
            return isSame ? STRICT : Domains.areAligned(domain.get(), author.get()) ? RELAXED : NONE;
        }
    }

    /** The journey of a message, in time linear to its header section; messages inside it have their own. */
    public static Journey of(Message message) {
        Optional<String> author = author(message);
        return new Journey(message.date(), author, hops(message), claims(message, author), signatures(message, author));
    }

    private static Optional<String> author(Message message) {
        List<String> domains = message.from().stream()
                .map(Mailbox::domain)
                .map(Ascii::lower)
                .distinct()
                .toList();
        return domains.size() == 1 && !domains.get(0).isEmpty() ? Optional.of(domains.get(0)) : Optional.empty();
    }

    private static List<Hop> hops(Message message) {
        List<Field> fields = new ArrayList<>(message.header().all("Received"));
        Collections.reverse(fields); // each server puts its own on top
        List<Hop> hops = new ArrayList<>();
        Optional<DateTime> last = Optional.empty();
        for (Field field : fields) {
            Received received = field.read(HeaderForms.received()).orElse(new Received(List.of(), Optional.empty()));
            hops.add(new Hop(field, received, delay(last, received.date())));
            last = received.date().isPresent() ? received.date() : last;
        }
        return hops;
    }

    private static Optional<Duration> delay(Optional<DateTime> from, Optional<DateTime> to) {
        return from.flatMap(start -> to.map(end -> Duration.between(start.value(), end.value())));
    }

    private static List<Claim> claims(Message message, Optional<String> author) {
        List<Claim> claims = new ArrayList<>();
        for (Field field : fields(message, RESULTS)) {
            field.read(HeaderForms.authenticationResults()).ifPresent(read -> {
                for (AuthenticationResults.Result result : read.results()) {
                    Optional<String> domain = domain(result);
                    Alignment alignment = Alignment.of(domain, author);
                    claims.add(new Claim(field, read.authservId(), read.instance(), result, domain, alignment));
                }
            });
        }
        return claims;
    }

    private static List<Signature> signatures(Message message, Optional<String> author) {
        List<Signature> signatures = new ArrayList<>();
        for (Field field : fields(message, SIGNATURES)) {
            Optional<TagList> tags = field.read(HeaderForms.tagList()).flatMap(list -> list);
            Optional<String> domain = tags.flatMap(list -> list.get("d")).map(Ascii::lower);
            signatures.add(new Signature(field, tags, domain, Alignment.of(domain, author)));
        }
        return signatures;
    }

    private static List<Field> fields(Message message, List<String> names) {
        return message.header().fields().stream()
                .filter(field -> names.stream().anyMatch(field::isNamed))
                .toList();
    }

    /** The domain that a method looked at: who signed, who was to get bounces, who wrote (RFC 8601 2.7). */
    private static Optional<String> domain(AuthenticationResults.Result result) {
        Optional<String> value = switch (result.method()) {
            case "dkim" -> result.property("header.d").or(() -> result.property("header.i"));
            case "spf" -> result.property("smtp.mailfrom").or(() -> result.property("smtp.helo"));
            case "dmarc" -> result.property("header.from");
            default -> Optional.empty();
        };
        return value.map(text -> Ascii.lower(text.substring(text.lastIndexOf('@') + 1)))
                .filter(text -> !text.isEmpty());
    }
}
