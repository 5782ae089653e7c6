package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaslScramTest {
    private static final byte[] NO_CHANNEL = {};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SaslScram client(String name, HmacAlgorithms hmac, String nonce) {
        return new SaslScram(name, hmac, new Password("user", "pencil"), "n,,", NO_CHANNEL, nonce);
    }

    /** The exchange of RFC 5802, section 5. */
    @Test
    void sha1() throws Sasl.SaslException {
        SaslScram scram = client("SCRAM-SHA-1", HmacAlgorithms.HMAC_SHA_1, "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(scram.initial().orElseThrow()).isEqualTo(bytes("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"));
        assertThat(scram.answer(bytes("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")))
                .isEqualTo(bytes("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
        assertThat(scram.isComplete()).isFalse();
        scram.answer(bytes("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
        assertThat(scram.isComplete()).isTrue();
    }

    /** The exchange of RFC 7677, section 3. */
    @Test
    void sha256() throws Sasl.SaslException {
        SaslScram scram = client("SCRAM-SHA-256", HmacAlgorithms.HMAC_SHA_256, "rOprNGfwEbeRWgbNEkqO");
        byte[] answer = scram.answer(
                bytes("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        assertThat(answer)
                .isEqualTo(bytes("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
        scram.answer(bytes("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        assertThat(scram.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "r=other,s=YWJj,i=4096",
                "r=nonce,s=YWJj,i=4096",
                "r=nonce1,s=YWJj,i=1",
                "r=nonce1,s=YWJj,i=2147483647",
                "r=nonce1,s=***,i=4096",
                "r=nonce1,s=,i=4096",
                "r=nonce1,i=4096",
                "m=x,r=nonce1,s=YWJj,i=4096",
                "r=nonce1,r=nonce2,s=YWJj,i=4096",
                "e=other-error"
            })
    void refusesFirstMessages(String message) {
        SaslScram scram = client("SCRAM-SHA-1", HmacAlgorithms.HMAC_SHA_1, "nonce");
        assertThatThrownBy(() -> scram.answer(bytes(message))).isInstanceOf(Sasl.SaslException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=AAAA", "v=", "e=invalid-proof", "x", "v=rmF9pqV8S7suAoZWja4dJRkFsLQ="})
    void refusesAServerThatDoesNotKnowThePassword(String message) throws Sasl.SaslException {
        SaslScram scram = client("SCRAM-SHA-1", HmacAlgorithms.HMAC_SHA_1, "fyko+d2lbbFgONRv9qkxdawL");
        scram.answer(bytes("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"));
        assertThatThrownBy(() -> scram.answer(bytes(message))).isInstanceOf(Sasl.SaslException.class);
        assertThat(scram.isComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1withRSA,SHA-256",
        "MD5withRSA,SHA-256",
        "SHA256withECDSA,SHA-256",
        "SHA384withRSA,SHA-384",
        "SHA512withRSA,SHA-512"
    })
    void theChannelIsBoundByTheSignaturesDigest(String signature, String digest) {
        assertThat(ChannelBinding.digestName(signature)).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"I\u00adX,IX", "\u00aa,a", "\u2168,IX", "a\u3000b,'a b'", "user,user"})
    void preparesNames(String name, String prepared) {
        assertThat(SaslPrep.of(name)).isEqualTo(prepared);
    }
}
