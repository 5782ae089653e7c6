package dev.paperknife.transport;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A server's message in SCRAM: {@code letter=value}, commas between (RFC 5802 5.1). */
record ScramAttributes(String text, Map<Character, String> values) {
    static ScramAttributes of(String text) throws Sasl.SaslException {
        Map<Character, String> values = new HashMap<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            boolean isAttribute = end - start >= 2 && text.charAt(start + 1) == '=' && text.charAt(start) != 'm';
            if (!isAttribute || values.put(text.charAt(start), text.substring(start + 2, end)) != null) {
                throw new Sasl.SaslException("not a message of SCRAM: " + WireText.quoted(text));
            }
            start = end + 1;
        }
        return new ScramAttributes(text, values);
    }

    boolean has(char name) {
        return values.containsKey(name);
    }

    /** The value; empty where there is none. */
    String value(char name) {
        return values.getOrDefault(name, "");
    }

    byte[] base64(char name) throws Sasl.SaslException {
        try {
            return Base64.getDecoder().decode(value(name));
        } catch (IllegalArgumentException e) {
            throw new Sasl.SaslException("not base64: " + WireText.quoted(value(name)));
        }
    }
}
