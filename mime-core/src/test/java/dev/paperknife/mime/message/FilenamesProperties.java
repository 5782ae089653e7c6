package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.ContentType;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilenamesProperties {
    private static final String SECTION = "2.1";

    @Property
    void safeNamesHoldNothingThatActs(@ForAll("names") String declared) {
        String name = safe(declared);
        assertThat(name).isNotEmpty().doesNotContain("/", "\\", ":", "\u202E", "\u0000", "\n");
        assertThat(name.charAt(0)).isNotIn('.', '-', '~', ' ');
        assertThat(name.charAt(name.length() - 1)).isNotIn('.', ' ');
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Filenames.MOST_BYTES);
        assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }

    @Property
    void aSafeNameStaysAsItIs(@ForAll("names") String declared) {
        String name = safe(declared);
        assertThat(safe(name)).isEqualTo(name);
    }

    @Property
    void aNumberedNameIsSafeToo(@ForAll("names") String declared, @ForAll("numbers") int n) {
        String name = Filenames.numbered(safe(declared), n);
        assertThat(safe(name)).isEqualTo(name);
    }

    @Property
    void numbersMakeNamesDistinct(@ForAll("names") String declared) {
        String name = safe(declared);
        Set<String> keys = new HashSet<>();
        assertThat(keys.add(Filenames.key(name))).isTrue();
        for (int n = 2; n < 20; n++) {
            assertThat(keys.add(Filenames.key(Filenames.numbered(name, n)))).isTrue();
        }
    }

    @Property
    void keysDoNotSeeTheNormalForm(@ForAll("names") String declared) {
        String decomposed = Normalizer.normalize(declared, Normalizer.Form.NFD);
        assertThat(Filenames.key(decomposed)).isEqualTo(Filenames.key(declared));
    }

    private static String safe(String declared) {
        return Filenames.safe(declared, SECTION, ContentType.parse("text/plain"));
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(2, 100_000);
    }

    /** Hostile pieces, in any order and number, and any characters between them. */
    @Provide
    Arbitrary<String> names() {
        List<String> pieces = List.of(
                "/",
                "\\",
                ".",
                "..",
                " ",
                "-",
                "~",
                "_",
                ":",
                "nul",
                "COM1",
                "CON",
                "\u200B",
                "\u202E",
                "\u0000",
                "\r\n",
                "\uD800",
                "\uDC00",
                "e\u0301",
                "\u0338",
                "<",
                "=",
                "\u3000",
                "\u2028",
                "报告",
                "😀",
                ".txt",
                ".exe",
                "x".repeat(90),
                "é".repeat(50),
                ".e123456789012345678901");
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(pieces),
                Arbitraries.chars().map(String::valueOf),
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString));
        return piece.list().ofMaxSize(12).map(list -> list.stream().collect(Collectors.joining()));
    }
}
