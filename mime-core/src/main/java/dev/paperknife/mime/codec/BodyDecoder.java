package dev.paperknife.mime.codec;

import java.io.IOException;

/** One way to decode a body, window by window; where the windows are cut makes no difference. For one body. */
interface BodyDecoder {
    /** The most bytes that one more window of so many bytes can decode to. */
    int most(int windowBytes);

    /**
     * Decodes what the window decides, takes that, and returns where the output now ends. Of the last window everything is
     * taken, and what was found on the way is reported.
     *
     * @throws IOException if a file cannot be read further
     */
    int decode(Window window, byte[] out, int at) throws IOException;
}
