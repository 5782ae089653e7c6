package dev.paperknife.bench;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An SMTP server that takes everything and answers at once, so that a client is measured and not a server. It looks for
 * little more than line ends; it tells 8BITMIME, SIZE and PIPELINING, and CHUNKING if asked to.
 */
final class SmtpSink implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    /** Bytes of the piece before that stand in front of each piece. */
    private static final int CARRIED = 4;

    private static final byte[] OK = "250 ok\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GO = "354 go\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Doorman doorman;
    private final boolean isChunking;
    private final int openingBytes;

    /** A sink whose clients send at most so many bytes after the end of the data, before its answer. */
    SmtpSink(boolean isChunking, int openingBytes) throws IOException {
        this.openingBytes = openingBytes;
        this.isChunking = isChunking;
        this.doorman = new Doorman("smtp-sink", socket -> new Session(socket).serve());
    }

    int port() {
        return doorman.port();
    }

    @Override
    public void close() throws IOException {
        doorman.close();
    }

    private final class Session {
        private final InputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private final StringBuilder line = new StringBuilder();
        private final byte[] replies = new byte[BUFFER_BYTES];
        private int replyBytes;
        private long chunkBytes;
        private boolean isData;
        private boolean isOpen = true;

        Session(Socket socket) throws IOException {
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        void serve() throws IOException {
            reply("220 sink\r\n".getBytes(StandardCharsets.US_ASCII));
            flush();
            while (isOpen) {
                int count = in.read(buffer, CARRIED, buffer.length - CARRIED);
                if (count < 0) {
                    return;
                }
                int to = CARRIED + count;
                int i = CARRIED;
                while (i < to) {
                    i = chunkBytes > 0 ? chunk(i, to) : isData ? data(i, to) : command(i, to);
                }
                flush();
                System.arraycopy(buffer, to - CARRIED, buffer, 0, CARRIED);
            }
        }

        private void reply(byte[] bytes) {
            System.arraycopy(bytes, 0, replies, replyBytes, bytes.length);
            replyBytes += bytes.length;
        }

        private void flush() throws IOException {
            if (replyBytes > 0) {
                out.write(replies, 0, replyBytes);
                replyBytes = 0;
            }
        }

        private int chunk(int from, int to) {
            int taken = (int) Math.min(chunkBytes, to - from);
            chunkBytes -= taken;
            if (chunkBytes == 0) {
                reply(OK);
            }
            return from + taken;
        }

        /** Finds the end of the data by its dot, near the end of a piece: only the next message's opening may follow it. */
        private int data(int from, int to) {
            int i = Math.max(Math.max(from - 2, 2), to - openingBytes); // the dot may have come with the piece before
            while (true) {
                i = Ascii.indexOf(buffer, i, to, (byte) '.');
                if (i > to - 3) {
                    return to;
                }
                if (Arrays.equals(buffer, i - 2, i + 3, END, 0, END.length)) {
                    isData = false;
                    reply(OK);
                    return i + 3;
                }
                i++;
            }
        }

        private int command(int from, int to) {
            int i = from;
            while (i < to && buffer[i] != '\n') {
                line.append((char) buffer[i++]);
            }
            if (i == to) {
                return to;
            }
            answer(line.toString());
            line.setLength(0);
            return i + 1;
        }

        private void answer(String command) {
            if (command.startsWith("EHLO")) {
                String ehlo = "250-sink\r\n250-PIPELINING\r\n250-SIZE 1000000000\r\n"
                        + (isChunking ? "250-CHUNKING\r\n" : "") + "250 8BITMIME\r\n";
                reply(ehlo.getBytes(StandardCharsets.US_ASCII));
            } else if (command.startsWith("DATA")) {
                isData = true;
                reply(GO);
            } else if (command.startsWith("BDAT ")) {
                chunkBytes = Long.parseLong(command.substring(5, command.indexOf(' ', 5)));
            } else {
                isOpen = !command.startsWith("QUIT");
                reply(OK);
            }
        }
    }
}
