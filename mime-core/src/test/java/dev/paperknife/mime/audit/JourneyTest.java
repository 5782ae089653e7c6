package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyTest {
    @Test
    void theFirstHopStandsAtTheBottom() {
        Journey journey = journey("""
                Received: by c.example; Tue, 1 Oct 2024 10:00:05 +0200
                Received: by b.example; Tue, 1 Oct 2024 08:00:07 +0000
                Received: by a.example; Tue, 1 Oct 2024 10:00:00 +0200
                """);
        assertThat(journey.hops())
                .extracting(hop -> hop.received().by().orElse(""))
                .containsExactly("a.example", "b.example", "c.example");
        assertThat(journey.hops())
                .extracting(Journey.Hop::delay)
                .containsExactly(
                        Optional.empty(), Optional.of(Duration.ofSeconds(7)), Optional.of(Duration.ofSeconds(-2)));
    }

    @Test
    void aHopWithoutTimeIsPassedOver() {
        Journey journey = journey("""
                Received: by c.example; Tue, 1 Oct 2024 10:00:05 +0200
                Received: by b.example; some day
                Received: by a.example; Tue, 1 Oct 2024 10:00:00 +0200
                """);
        assertThat(journey.hops())
                .extracting(Journey.Hop::delay)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "by a.example with ESMTP id 1                                              | -",
                "by a.example with ESMTPA id 1                                             | -",
                "by a.example with ESMTPS id 1                                             | TLS",
                "by a.example with UTF8SMTPSA id 1                                         | TLS",
                "by a.example with HTTPS                                                   | TLS",
                "by a.example with esmtps (TLS1.3) tls TLS_AES_128_GCM_SHA256 (Exim 4.96)  | TLSv1.3",
                "from b.example (using TLSv1.2 with cipher X (256/256 bits)) by a.example  | TLSv1.2",
                "by a.example with SMTP (version=TLS1_2, cipher=TLS_ECDHE_RSA)             | TLSv1.2",
                "by a.example (cipher TLS_AES_256) with ESMTPS                             | TLS",
                "by a.example (no TLS here) with ESMTP                                     | -",
                "by TLSv1.3.example with ESMTP                                             | -"
            })
    void encryptionIsWhatTheServerSays(String clauses, String tls) {
        Journey journey = journey("Received: " + clauses + "; Tue, 1 Oct 2024 10:00:00 +0200\n");
        assertThat(journey.hops().get(0).tls()).isEqualTo(Optional.ofNullable(tls));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "dkim=pass header.d=A.example                     | a.example      | STRICT",
                "dkim=pass header.i=@mail.a.example               | mail.a.example | RELAXED",
                "dkim=fail header.d=b.example header.i=@a.example | b.example      | NONE",
                "spf=pass smtp.mailfrom=bounce@a.example          | a.example      | STRICT",
                "spf=none smtp.helo=b.example                     | b.example      | NONE",
                "dmarc=pass header.from=a.example                 | a.example      | STRICT",
                "arc=pass                                         | -              | UNKNOWN",
                "spf=pass                                         | -              | UNKNOWN"
            })
    void aClaimIsHeldAgainstFrom(String result, String domain, Journey.Alignment alignment) {
        Journey.Claim claim = journey("Authentication-Results: mx.example; " + result + "\n")
                .claims()
                .get(0);
        assertThat(claim.by()).isEqualTo("mx.example");
        assertThat(claim.domain()).isEqualTo(Optional.ofNullable(domain));
        assertThat(claim.alignment()).isEqualTo(alignment);
    }

    @Test
    void severalAuthorsAreNobodyToBeAlignedWith() {
        Journey journey = journey("""
                Authentication-Results: mx.example; dmarc=pass header.from=a.example
                From: eve@c.example, ann@a.example
                """);
        assertThat(journey.author()).isEmpty();
        assertThat(journey.claims().get(0).alignment()).isEqualTo(Journey.Alignment.UNKNOWN);
    }

    @Test
    void setsOfArcKeepTheirNumbers() {
        Journey journey = journey("""
                ARC-Seal: i=2; a=rsa-sha256; d=list.example; s=s; cv=pass; b=AA==
                ARC-Authentication-Results: i=2; list.example; dkim=pass header.d=a.example
                DKIM-Signature: broken
                """);
        assertThat(journey.claims()).extracting(Journey.Claim::instance).containsExactly(2);
        assertThat(journey.signatures())
                .extracting(Journey.Signature::domain)
                .containsExactly(Optional.of("list.example"), Optional.empty());
        assertThat(journey.signatures().get(1).tags()).isEmpty();
    }

    private static Journey journey(String fields) {
        String mail = fields + "From: Ann <ann@a.example>\n\nhi\n";
        return Journey.of(Message.parse(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
