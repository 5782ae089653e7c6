package dev.paperknife.transport;

import dev.paperknife.testdata.OfflineSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A connection to a server that follows a script; its words arrive whole, by line, or byte by byte. */
final class ScriptedSocket extends OfflineSocket {
    enum Delivery {
        WHOLE,
        LINE,
        BYTE
    }

    private final Deque<Script.Step> steps;
    private final Delivery delivery;
    private final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();
    private int heard;
    private byte[] ready = {};
    private int given;
    private boolean isClosed;
    private String problem = "";

    ScriptedSocket(Script script, Delivery delivery) {
        this.steps = new ArrayDeque<>(script.steps());
        this.delivery = delivery;
    }

    /** Everything the client has written, each byte a char. */
    String written() {
        return fromClient.toString(StandardCharsets.ISO_8859_1);
    }

    /** What did not go by the script; empty if all did. */
    String problem() {
        advance();
        if (!problem.isEmpty()) {
            return problem;
        }
        if (heard < fromClient.size()) {
            return "unexpected from the client: " + show(unheard());
        }
        boolean isOver =
                steps.stream().allMatch(step -> step.kind() == Script.Kind.CLOSE || step.kind() == Script.Kind.SILENCE);
        return isOver
                ? ""
                : "not reached: " + steps.peek().kind() + " "
                        + show(steps.peek().bytes());
    }

    private byte[] unheard() {
        return Arrays.copyOfRange(fromClient.toByteArray(), heard, fromClient.size());
    }

    private static String show(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    /** Goes on as far as the client has spoken. */
    private void advance() {
        while (!steps.isEmpty() && problem.isEmpty()) {
            Script.Step step = steps.peek();
            switch (step.kind()) {
                case SERVER -> {
                    ready = concat(Arrays.copyOfRange(ready, given, ready.length), step.bytes());
                    given = 0;
                }
                case CLIENT, CLIENT_PREFIX -> {
                    if (!hear(step)) {
                        return;
                    }
                }
                default -> {
                    return;
                }
            }
            steps.poll();
        }
    }

    private boolean hear(Script.Step step) {
        byte[] unheard = unheard();
        int length = step.bytes().length;
        if (unheard.length < length) {
            return false;
        }
        if (!Arrays.equals(Arrays.copyOf(unheard, length), step.bytes())) {
            problem = "expected " + show(step.bytes()) + " but got " + show(unheard);
            return false;
        }
        if (step.kind() == Script.Kind.CLIENT) {
            heard += length;
            return true;
        }
        int end = length;
        while (end < unheard.length && unheard[end] != '\n') {
            end++;
        }
        if (end == unheard.length) {
            return false;
        }
        heard += end + 1;
        return true;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private int read(byte[] bytes, int offset, int length) throws IOException {
        if (isClosed) {
            throw new SocketException("Socket closed");
        }
        advance();
        if (given == ready.length) {
            if (!steps.isEmpty() && steps.peek().kind() != Script.Kind.CLOSE) {
                throw new SocketTimeoutException("Read timed out");
            }
            return -1;
        }
        int most = switch (delivery) {
            case WHOLE -> ready.length - given;
            case LINE -> lineEnd() - given;
            case BYTE -> 1;
        };
        int count = Math.min(length, most);
        System.arraycopy(ready, given, bytes, offset, count);
        given += count;
        return count;
    }

    private int lineEnd() {
        int end = given;
        while (end < ready.length && ready[end] != '\n') {
            end++;
        }
        return Math.min(ready.length, end + 1);
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return ScriptedSocket.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return ScriptedSocket.this.read(bytes, offset, length);
            }

            @Override
            public int available() {
                advance();
                return ready.length - given;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (isClosed) {
                    throw new SocketException("Socket closed");
                }
                fromClient.write(bytes, offset, length);
            }
        };
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }
}
