package dev.paperknife.fuzz;

import dev.paperknife.mime.codec.TransferEncoding;
import java.util.List;

/** A body under every content-transfer-encoding, whole and as a stream; and what encoders make of any octets. */
public final class DecoderTarget {
    private DecoderTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Laws.total(input, List.of(Readers::decoders));
        for (TransferEncoding encoding : List.of(TransferEncoding.BASE64, TransferEncoding.QUOTED_PRINTABLE)) {
            Laws.codec(
                    input,
                    octets -> LawsProperties.encoded(encoding, octets),
                    octets -> LawsProperties.decoded(encoding, octets));
        }
    }
}
