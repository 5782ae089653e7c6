package dev.paperknife.mime.header;

import dev.paperknife.mime.codec.TransferEncoding;

/**
 * How a body is encoded (Content-Transfer-Encoding, RFC 2045 6).
 *
 * @param encoding what the body is read by; {@link TransferEncoding#UNKNOWN} leaves it as it is;
 *     an empty value means 7bit, as none does
 * @param token the declared token in lower case; empty where the value is empty or not one token
 */
public record ContentTransferEncoding(TransferEncoding encoding, String token) {}
