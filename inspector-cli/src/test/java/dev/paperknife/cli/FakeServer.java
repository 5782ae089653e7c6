package dev.paperknife.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A mail server on loopback that answers each line by a function of it, and keeps what it heard. After an answer that begins
 * with 354 lines are content until a dot, which is answered as a line. The answer {@code close} closes the connection.
 */
final class FakeServer implements Closeable {
    private final ServerSocket listener;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final String greeting;
    private volatile UnaryOperator<String> answers;

    private FakeServer(ServerSocket listener, String greeting, UnaryOperator<String> answers) {
        this.listener = listener;
        this.greeting = greeting;
        this.answers = answers;
    }

    static FakeServer start(String greeting, UnaryOperator<String> answers) throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        FakeServer server = new FakeServer(listener, greeting, answers);
        Thread thread = new Thread(server::serve, "fake-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** From now on it answers so. */
    void answer(UnaryOperator<String> newAnswers) {
        answers = newAnswers;
        heard.clear();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The lines of all clients, content too. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                talk(socket);
            } catch (IOException e) {
                losses.add(String.valueOf(e.getMessage())); // the client left, or the test is over
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket.getOutputStream(), greeting);
        boolean isContent = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (isContent && !line.equals(".")) {
                continue;
            }
            String answer = answers.apply(line);
            if (answer.equals("close")) {
                return;
            }
            isContent = answer.startsWith("354");
            say(socket.getOutputStream(), answer);
            if (answer.endsWith("\nclose")) {
                return;
            }
        }
    }

    private static void say(OutputStream out, String lines) throws IOException {
        String text = lines.replace("\nclose", "");
        out.write((text + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
