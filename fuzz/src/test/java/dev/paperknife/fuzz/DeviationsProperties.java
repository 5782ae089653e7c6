package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where another parser sees other leaves than we do, docs/deviations.md has a row for what is wrong with the message. */
class DeviationsProperties {
    private static final Path PAGE = Path.of("../docs/deviations.md");
    private static final Pattern ID = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+|tnef)`");

    private final Set<String> written = written();

    private static Set<String> written() {
        Set<String> ids = new TreeSet<>();
        try {
            Matcher id = ID.matcher(Files.readString(PAGE));
            while (id.find()) {
                ids.add(id.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    @Provide
    Arbitrary<byte[]> sources() {
        return LawArbitraries.sources();
    }

    @Example
    void everyDisagreementOverTestdataIsWrittenDown() {
        Disagreements.messages().forEach(this::assertWrittenDown);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyDisagreementIsWrittenDown(@ForAll("sources") byte[] source) {
        assertWrittenDown(source);
    }

    private void assertWrittenDown(byte[] source) {
        if (Disagreements.differs(source, PeerLeaves.mime4j(source))
                || Disagreements.differs(source, PeerLeaves.angus(source))) {
            assertThat(Disagreements.ids(source))
                    .as(
                            "%s%nMime4J %s%nAngus %s",
                            Laws.latin1(source), PeerLeaves.mime4j(source), PeerLeaves.angus(source))
                    .containsAnyElementsOf(written);
        }
    }

    @Example
    void aPageWithoutRowsIsFoundOut() {
        assertThat(written)
                .contains("boundary-never-seen", "missing-close-delimiter")
                .hasSizeGreaterThan(90);
        byte[] odd = Laws.latin1("From: a@a.example\r\nContent-Transfer-Encoding: x-odd\r\n\r\nHi\r\n");
        assertThat(Disagreements.differs(odd, PeerLeaves.angus(odd))).isTrue();
        assertThat(Disagreements.ids(odd)).contains("unknown-transfer-encoding");
    }
}
