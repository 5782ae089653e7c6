package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopsCommandTest {
    static final String MAIL = """
            Received: from out.a.example (out.a.example [192.0.2.1]) by mx.b.example with ESMTPS id x1
             for <bob@b.example> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384); Tue, 1 Oct 2024 01:02:09 -0700
            Authentication-Results: mx.b.example; dkim=pass header.d=mail.a.example; spf=fail smtp.mailfrom=x@c.example
            Received: from laptop.a.example (unknown [10.0.0.7]) by out.a.example (Postfix) with ESMTPSA id 4XH;
             Tue, 1 Oct 2024 10:02:12 +0200
            Received: by laptop.a.example id 1; Tue, 1 Oct 2024 10:00:00 +0200
            DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s1; h=from:date; bh=AA==; b=AA==
            From: Ann <ann@a.example>
            Date: Tue, 1 Oct 2024 10:00:00 +0200

            hi
            """;

    @Test
    void showsHopsWithBarsAndClaimsBesideFrom() {
        assertThat(hops(MAIL).out()).isEqualTo("""
                HOP   DELAY                FROM              BY                PROTOCOL  TLS      TIME
                  1                                          laptop.a.example                     Tue, 1 Oct 2024 10:00:00 +0200
                  2  2m 12s  ████████████  laptop.a.example  out.a.example     ESMTPSA   TLS      Tue, 1 Oct 2024 10:02:12 +0200
                  3     -3s  ░             out.a.example     mx.b.example      ESMTPS    TLSv1.3  Tue, 1 Oct 2024 01:02:09 -0700

                CLAIMED BY    METHOD          RESULT        DOMAIN          ALIGNED WITH FROM
                mx.b.example  dkim            pass          mail.a.example  yes, by its owner (a.example)
                mx.b.example  spf             fail          c.example       no (a.example)
                -             dkim-signature  not verified  a.example       yes
                """);
    }

    @Test
    void jsonHasTheSame() {
        Object json = JsonValue.parse(hops(MAIL, "--json").bytes());
        assertThat((List<?>) JsonValue.at(json, "hops"))
                .extracting(hop -> JsonValue.at(hop, "delaySeconds"))
                .containsExactly(null, 132L, -3L);
        assertThat(JsonValue.at(json, "author")).isEqualTo("a.example");
        assertThat(JsonValue.at(json, "claims", 1, "alignment")).isEqualTo("none");
        assertThat(JsonValue.at(json, "signatures", 0, "selector")).isEqualTo("s1");
    }

    @Test
    void mailThatNeverTravelledSaysSo() {
        assertThat(hops("From: ann@a.example\n\nhi\n").out()).isEqualTo("No server says that it took this message.\n");
    }

    @Test
    void whatServersSayIsMadeHarmless() {
        Run run = hops("""
                Received: from \033[2J\u202e by \007 with \205 (\033]0;x); Tue, 1 Oct 2024 10:00:00 +0200
                Authentication-Results: \033[31m; \033=pass; spf=\u202epass smtp.mailfrom=\033[1m
                From: a@\033[2J.example

                hi
                """);
        assertThat(run.out().replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0s",
        "59,59s",
        "60,1m 0s",
        "3599,59m 59s",
        "3600,1h 0m",
        "86399,23h 59m",
        "90000,1d 1h",
        "-75,-1m 15s",
        "-9000000,-104d 4h"
    })
    void delaysReadLikeThis(long seconds, String text) {
        assertThat(JourneyText.format(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    private static Run hops(String mail, Object... options) {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = "hops";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "-";
        return Run.with(mail.getBytes(StandardCharsets.UTF_8), arguments);
    }
}
