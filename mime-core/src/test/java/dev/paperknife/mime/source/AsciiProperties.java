package dev.paperknife.mime.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What is searched eight bytes at a time, against a search byte by byte. */
class AsciiProperties {
    @Property(tries = 3000)
    void findsControls(@ForAll("bytes") byte[] bytes, @ForAll @IntRange(max = 40) int from) {
        int start = Math.min(from, bytes.length);
        assertThat(Ascii.indexOfControl(bytes, start, bytes.length))
                .isEqualTo(first(bytes, start, i -> Ascii.isControl(bytes[i])));
    }

    @Property(tries = 3000)
    void findsAByte(@ForAll("bytes") byte[] bytes, @ForAll @IntRange(max = 40) int from, @ForAll byte wanted) {
        int start = Math.min(from, bytes.length);
        assertThat(Ascii.indexOf(bytes, start, bytes.length, wanted))
                .isEqualTo(first(bytes, start, i -> bytes[i] == wanted));
    }

    @Property(tries = 3000)
    void findsWhatIsNotPlainInQuotedPrintable(@ForAll("bytes") byte[] bytes) {
        assertThat(Ascii.plainEnd(bytes, 0, bytes.length))
                .isEqualTo(first(bytes, 0, i -> bytes[i] < ' ' || bytes[i] == '=' || bytes[i] == 0x7F));
    }

    private static int first(byte[] bytes, int from, IntPredicate isWanted) {
        int i = from;
        while (i < bytes.length && !isWanted.test(i)) {
            i++;
        }
        return i;
    }

    /** Mostly text, with bytes at the edges of what is searched for. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> plain = Arbitraries.of((byte) 'a', (byte) '~', (byte) ' ', (byte) '-');
        Arbitrary<Byte> edges = Arbitraries.of(
                (byte) 0xFF, (byte) 0x80, (byte) 0x9F, (byte) 0x7F, (byte) 0x7E, (byte) 0x1F, (byte) '!', (byte) '=');
        return Arbitraries.frequencyOf(Tuple.of(8, plain), Tuple.of(2, edges), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(40);
    }
}
