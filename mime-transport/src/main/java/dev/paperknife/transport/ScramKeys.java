package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** The arithmetic of SCRAM (RFC 5802 3) for one salted password. */
final class ScramKeys {
    private final HmacAlgorithms hmac;
    private final byte[] saltedPassword;

    /** Derives the salted password: the one costly step, linear in the iterations. */
    ScramKeys(HmacAlgorithms hmac, String password, byte[] salt, int iterations) {
        this.hmac = hmac;
        this.saltedPassword = salted(password.getBytes(StandardCharsets.UTF_8), salt, iterations);
    }

    private byte[] salted(byte[] password, byte[] salt, int iterations) {
        HmacUtils mac = new HmacUtils(hmac, password);
        byte[] block = Arrays.copyOf(salt, salt.length + 4);
        block[salt.length + 3] = 1;
        byte[] last = mac.hmac(block);
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = mac.hmac(last);
            xor(sum, last);
        }
        return sum;
    }

    private static void xor(byte[] into, byte[] other) {
        for (int i = 0; i < into.length; i++) {
            into[i] ^= other[i];
        }
    }

    /** What proves the client, without the password. */
    byte[] clientProof(String authMessage) {
        byte[] clientKey = hmac(saltedPassword, "Client Key");
        byte[] proof = hmac(storedKey(clientKey), authMessage);
        xor(proof, clientKey);
        return proof;
    }

    /** What proves the server. */
    byte[] serverSignature(String authMessage) {
        return hmac(hmac(saltedPassword, "Server Key"), authMessage);
    }

    private byte[] storedKey(byte[] clientKey) {
        return hmac == HmacAlgorithms.HMAC_SHA_1 ? DigestUtils.sha1(clientKey) : DigestUtils.sha256(clientKey);
    }

    private byte[] hmac(byte[] key, String text) {
        return new HmacUtils(hmac, key).hmac(text.getBytes(StandardCharsets.UTF_8));
    }
}
