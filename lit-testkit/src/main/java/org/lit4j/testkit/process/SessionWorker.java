package org.lit4j.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/**
 * A process that makes session signatures, as its standard input says. Each command is a line:
 *
 * <ul>
 *   <li>{@code run LABEL THREADS}: so many threads make signatures for one session;
 *   <li>{@code hold LABEL}: one thread does, and its signer waits for {@code sign};
 *   <li>{@code sign}: lets one waiting signer sign.
 * </ul>
 *
 * <p>Answers are lines, too: {@code ready}; {@code asked LABEL}; {@code event LABEL KIND}; {@code result LABEL
 * PUBLIC_KEY}; {@code failed LABEL CODE}; {@code done LABEL}. The signer appends a line to a file whenever it is asked.
 */
public final class SessionWorker {
    /** The setting that names a {@link WorkerSetup}, with a public constructor without parameters. */
    public static final String SETUP = "worker.setup";

    /** The setting whose value a {@link WorkerSetup} gets. */
    public static final String ARGUMENT = "worker.argument";

    /** A wallet that everybody knows. */
    private static final byte WALLET = 0x11;

    /** How long the signer takes, so that others come while it is busy. */
    private static final Duration SIGNING = Duration.ofMillis(100);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Secp256k1Key wallet = wallet();
    private final Path signerLog;
    private final Semaphore mayRun = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool(SessionWorker::daemon);
    private final LitSessions sessions;
    private final AuthSigner prompt = signer(false);
    private final AuthSigner held = signer(true);

    private SessionWorker(Path signerLog, Duration lease, Map<String, String> settings) {
        this.signerLog = signerLog;
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, SessionWorker::daemon);
        LitSessionsBuilder builder = LitSessions.builder()
                .nodes(NodeSource.of("https://127.0.0.1:7470"))
                .renewal(RenewalPolicy.builder()
                        .lease(lease)
                        .unattendedLease(lease)
                        .pollDelay(POLL)
                        .build())
                .heartbeats(timer)
                .listener(SessionWorker::told);
        String setup = settings.remove(SETUP);
        String argument = settings.remove(ARGUMENT);
        if (setup != null) {
            load(setup).prepare(builder, argument == null ? "" : argument);
        }
        this.sessions = builder.buildFrom(settings);
    }

    private static WorkerSetup load(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(WorkerSetup.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(SETUP + " names " + name + ", which cannot be made.", e);
        }
    }

    /**
     * Runs until standard input ends.
     *
     * @param args the signer's file; the length of leases in milliseconds; settings such as {@code lit.store=file}; among
     *     them {@link #SETUP} and {@link #ARGUMENT}
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        SessionWorker worker =
                new SessionWorker(Path.of(args[0]), Duration.ofMillis(Long.parseLong(args[1])), settings);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            worker.obey(line.split(" ", -1));
        }
        worker.sessions.close();
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "run" -> run(words[1], Integer.parseInt(words[2]), prompt);
            case "hold" -> run(words[1], 1, held);
            case "sign" -> mayRun.release();
            default -> throw new IllegalArgumentException("There is no command '" + words[0] + "'.");
        }
    }

    private void run(String label, int count, AuthSigner signer) {
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                ready.countDown();
                try {
                    ready.await();
                    say("result " + label + " " + publicKey(label, signer));
                } catch (LitException e) {
                    say("failed " + label + " " + e.code());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                    if (done.getCount() == 0) {
                        say("done " + label);
                    }
                }
            });
        }
    }

    private String publicKey(String label, AuthSigner signer) {
        SessionSigs sigs = sessions.sessionSigs(SessionSigsRequest.builder()
                .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                .label(label)
                .signer(signer)
                .build());
        return sigs.byNode().values().iterator().next().address();
    }

    private AuthSigner signer(boolean waits) {
        return AuthSigner.of(Principal.ofAddress(wallet.address()), request -> sign(request, waits));
    }

    private AuthSig sign(AuthRequest request, boolean waits) {
        try {
            String line = ProcessHandle.current().pid() + " " + request.uri() + "\n";
            Files.writeString(signerLog, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            say("asked");
            if (waits) {
                mayRun.acquire();
            } else {
                TimeUnit.MILLISECONDS.sleep(SIGNING.toMillis());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String text = SiweMessage.builder("example.com", request.nonce())
                .address(wallet.address())
                .statement(request.statement())
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }

    private static void told(SessionEvent event) {
        if (event.kind() != SessionEvent.Kind.REUSED && event.kind() != SessionEvent.Kind.WAITING) {
            say("event " + event.id().label() + " " + event.kind());
        }
    }

    /** One call a line, so that lines of several threads do not mix. */
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static Secp256k1Key wallet() {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, WALLET);
        try (SecretBytes bytes = SecretBytes.takeOver(secret)) {
            return Secp256k1Key.of(bytes);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "session-worker");
        thread.setDaemon(true);
        return thread;
    }
}
