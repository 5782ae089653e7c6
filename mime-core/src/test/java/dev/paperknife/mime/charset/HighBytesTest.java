package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighBytesTest {
    @Test
    void findsEveryByteAtEveryPlace() {
        for (int length = 0; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                for (int b = 0; b < 256; b++) {
                    byte[] bytes = new byte[length + 4];
                    bytes[at + 2] = (byte) b;
                    bytes[1] = (byte) 0x80;
                    bytes[length + 2] = (byte) 0x80;

                    assertThat(HighBytes.first(bytes, 2, length + 2)).isEqualTo(b > 0x7F ? at + 2 : length + 2);
                    assertThat(HighBytes.firstC1(bytes, 2, length + 2))
                            .isEqualTo(b >= 0x80 && b <= 0x9F ? at + 2 : length + 2);
                }
            }
        }
    }

    @Test
    void aByteDoesNotHideBehindItsNeighbours() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xA0, (byte) 0xC0, (byte) 0x7F, (byte) 0xE0, (byte) 0x9F, 0x60, 0x20};

        assertThat(HighBytes.firstC1(bytes, 0, 8)).isEqualTo(5);
    }
}
