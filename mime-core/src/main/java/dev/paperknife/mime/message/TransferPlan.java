package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a path cannot carry and changes it, part by part. As deep as the message, which its limits bound. */
final class TransferPlan {
    private static final String ENCODING = "Content-Transfer-Encoding";

    private final Message message;
    private final boolean carriesUtf8;
    private final boolean carriesBinary;
    private final boolean carriesEightBit;
    private final MessageEdit edit;
    private final List<Transfer.Obstacle> obstacles = new ArrayList<>();
    private boolean isChanged;

    TransferPlan(Message message, Set<Capability> capabilities) {
        this.message = message;
        this.carriesUtf8 = capabilities.contains(Capability.SMTPUTF8);
        this.carriesBinary = capabilities.contains(Capability.BINARYMIME);
        this.carriesEightBit = carriesBinary || carriesUtf8 || capabilities.contains(Capability.EIGHTBITMIME);
        this.edit = message.edit();
    }

    Transfer transfer() {
        try {
            entity(message, false, false);
            if (!obstacles.isEmpty()) {
                return new Transfer(Optional.empty(), obstacles);
            }
            return checked(fit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Message fit() throws IOException {
        OctetScan scan = scan(message.raw(), false);
        if (scan.hasBareLf()) {
            edit.lineEnds(LineEnd.CRLF);
            isChanged = true;
        }
        return isChanged ? edit.apply() : message;
    }

    /** The last look: whatever was overlooked is an obstacle, not a message that breaks on its way. */
    private Transfer checked(Message fit) throws IOException {
        if (!carriesBinary && !carries(scan(fit.raw(), false))) {
            obstacle(message, "octets between its parts that the path does not carry");
            return new Transfer(Optional.empty(), obstacles);
        }
        return new Transfer(Optional.of(fit), obstacles);
    }

    private boolean carries(OctetScan scan) {
        return carriesEightBit ? scan.isEightBit() : scan.isSevenBit();
    }

    private static OctetScan scan(Slice slice, boolean isConverted) throws IOException {
        OctetScan scan = new OctetScan();
        if (isConverted) {
            try (LineEndStream lines = new LineEndStream(scan, LineEnd.CRLF)) {
                slice.writeTo(lines);
            }
        } else {
            slice.writeTo(scan);
        }
        return scan;
    }

    private void obstacle(Entity entity, String reason) {
        obstacles.add(new Transfer.Obstacle(entity.section(), reason));
    }

    private void entity(Entity entity, boolean isSigned, boolean isNested) throws IOException {
        fields(entity, isSigned, isNested);
        if (entity.body() instanceof Content) {
            leaf(entity, isSigned);
            return;
        }
        boolean isEncoded =
                entity.body() instanceof Message && !entity.transferEncoding().isIdentity();
        if (isEncoded) {
            return;
        }
        declare(entity, isSigned);
        boolean isSigning = entity.contentType().is("multipart", "signed");
        for (Entity child : Signatures.children(entity)) {
            entity(child, isSigned || isSigning, isNested || child instanceof Message);
        }
    }

    // ---- fields

    private void fields(Entity entity, boolean isSigned, boolean isNested) {
        boolean mayBeUtf8 = carriesUtf8 || (isNested && carriesEightBit);
        FieldRepair repair = new FieldRepair(mayBeUtf8);
        for (Field field : entity.header().fields()) {
            if (repair.isFit(field)) {
                continue;
            }
            Optional<byte[]> repaired = isSigned ? Optional.empty() : repair.repaired(field);
            if (repaired.isPresent()) {
                edit.edit(entity).header().replace(field, repaired.get());
                isChanged = true;
            } else {
                obstacle(
                        entity,
                        "field " + Permitted.shown(field.name())
                                + (isSigned ? ", which is signed" : ", which cannot be encoded"));
            }
        }
    }

    // ---- bodies

    private void leaf(Entity entity, boolean isSigned) throws IOException {
        OctetScan scan = scan(entity.rawBody(), true);
        TransferEncoding encoding = entity.transferEncoding();
        if (carriesBinary || carries(scan)) {
            narrow(entity, encoding, scan.identity(), isSigned);
            return;
        }
        if (isSigned) {
            obstacle(entity, "a body that is signed as it is");
        } else if (encoding == TransferEncoding.UNKNOWN
                || entity.contentType().type().equals("message")) {
            obstacle(entity, "a body that cannot be encoded again");
        } else {
            boolean isText = entity.contentType().isText();
            TransferEncoding encodedAs = isText ? scan.quotedOrBase64() : TransferEncoding.BASE64;
            edit.edit(entity)
                    .encoding(encoding.isIdentity() || encoding == TransferEncoding.UUENCODE ? encodedAs : encoding);
            isChanged = true;
        }
    }

    /** A body that can go is not declared to be one that cannot. */
    private void narrow(Entity entity, TransferEncoding declared, TransferEncoding needed, boolean isSigned) {
        boolean isTooWide = isTooWide(declared);
        if (isTooWide && !isSigned) {
            edit.edit(entity).set(ENCODING, needed.token());
            isChanged = true;
        }
    }

    private boolean isTooWide(TransferEncoding declared) {
        return (declared == TransferEncoding.EIGHT_BIT && !carriesEightBit)
                || (declared == TransferEncoding.BINARY && !carriesBinary);
    }

    private void declare(Entity entity, boolean isSigned) {
        if (isTooWide(entity.transferEncoding()) && !isSigned) {
            TransferEncoding widest = carriesEightBit ? TransferEncoding.EIGHT_BIT : TransferEncoding.SEVEN_BIT;
            edit.edit(entity).set(ENCODING, widest.token());
            isChanged = true;
        }
    }
}
