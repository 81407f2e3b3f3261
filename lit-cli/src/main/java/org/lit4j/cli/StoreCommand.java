package org.lit4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.OpenedStore;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.ResealableStore;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.lit4j.storage.file.SdkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after stored sessions. Prints no secret. */
@Command(
        name = "store",
        description = "Looks after stored sessions; prints no secret.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StoreCommand.ListSessions.class,
            StoreCommand.Show.class,
            StoreCommand.Remove.class,
            StoreCommand.Purge.class,
            StoreCommand.Rotate.class,
            StoreCommand.Import.class
        })
final class StoreCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: list, show, remove, purge, rotate or import.");
    }

    /** What all of them have. */
    abstract static class OnStore implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private StoreOptions options = new StoreOptions();

        @Mixin
        private ClockOption time = new ClockOption();

        @Option(names = "--json", description = "Prints JSON.")
        private boolean json;

        @Override
        public Integer call() {
            return options.use(clock(), this::run);
        }

        abstract int run(OpenedStore opened);

        final Clock clock() {
            return time.clock();
        }

        /** Prints one document, or lines for people. */
        final void print(Object document, List<String> lines) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                out.println(document instanceof JsonArray array ? array.stringify() : String.valueOf(document));
            } else {
                lines.forEach(out::println);
            }
        }

        static JsonObject.Builder json(SessionKeyId id) {
            return JsonObject.builder()
                    .put("network", id.network())
                    .put("tenant", id.tenant())
                    .put("principal", id.principal())
                    .put("label", id.label());
        }
    }

    /** Lists the identities of a network and tenant. */
    @Command(
            name = "list",
            description = "Lists whose sessions are live, of one network and tenant.",
            mixinStandardHelpOptions = true)
    static final class ListSessions extends OnStore {
        @Override
        int run(OpenedStore opened) {
            List<SessionKeyId> ids = opened.store().list(opened.network(), opened.tenant());
            print(
                    new JsonArray(ids.stream()
                            .map(id -> (org.lit4j.core.json.JsonValue) json(id).build())
                            .toList()),
                    ids.stream().map(id -> id.principal() + "  " + id.label()).toList());
            return ExitCodes.DONE;
        }
    }

    /** What works on one session. */
    abstract static class OnSession extends OnStore {
        @Option(names = "--principal", required = true, paramLabel = "ADDRESS", description = "Whose session.")
        private String principal = "";

        @Option(names = "--label", paramLabel = "NAME", description = "Which of them; default 'default'.")
        private String label = SessionKeyId.DEFAULT;

        final SessionKeyId id(OpenedStore opened) {
            String address = Principal.ofAddress(principal).address();
            return new SessionKeyId(opened.network(), opened.tenant(), address, label);
        }
    }

    /** Shows one session without its secrets. */
    @Command(
            name = "show",
            description = "Shows a session: public key, who signed, until when. Never the secret key or a signature.",
            mixinStandardHelpOptions = true)
    static final class Show extends OnSession {
        @Override
        int run(OpenedStore opened) {
            Optional<StoredSession> found = opened.store().find(id(opened));
            if (found.isEmpty()) {
                print("null", List.of("No live session."));
                return ExitCodes.NEGATIVE;
            }
            StoredSession session = found.get();
            try {
                String key = session.sessionKey().map(pair -> pair.publicKey()).orElse("");
                String signer = session.authSig().map(sig -> sig.address()).orElse("");
                String end = session.authSigExpiresAt()
                        .map(instant -> Timestamp.of(instant).text())
                        .orElse("");
                print(
                        json(session.id())
                                .put("publicKey", key)
                                .put("authSigAddress", signer)
                                .put("authSigExpiresAt", end)
                                .build(),
                        List.of(
                                "session key   " + (key.isEmpty() ? "none" : key),
                                "signed by     " + (signer.isEmpty() ? "nobody" : signer),
                                "until         " + (end.isEmpty() ? "no end" : end)));
                return ExitCodes.DONE;
            } finally {
                session.wipe();
            }
        }
    }

    /** Forgets one session. */
    @Command(name = "remove", description = "Forgets a session.", mixinStandardHelpOptions = true)
    static final class Remove extends OnSession {
        @Override
        int run(OpenedStore opened) {
            boolean removed = opened.store().remove(id(opened));
            print(removed, List.of(removed ? "Removed." : "No live session."));
            return removed ? ExitCodes.DONE : ExitCodes.NEGATIVE;
        }
    }

    /** Deletes what has expired. */
    @Command(
            name = "purge",
            description = "Deletes expired AuthSigs and ended leases, of all networks and tenants.",
            mixinStandardHelpOptions = true)
    static final class Purge extends OnStore {
        @Override
        int run(OpenedStore opened) {
            int purged = opened.store().purgeExpired();
            print(purged, List.of(purged + " expired AuthSigs deleted."));
            return ExitCodes.DONE;
        }
    }

    /** Seals everything under the current key. */
    @Command(
            name = "rotate",
            description = "Seals every record under the current key of the key ring; says which keys are in use then.",
            mixinStandardHelpOptions = true)
    static final class Rotate extends OnStore {
        @Override
        int run(OpenedStore opened) {
            if (!(opened.store() instanceof ResealableStore sealed)) {
                throw new LitException(ErrorCode.SETTING_INVALID, "This store does not seal what it keeps.");
            }
            int rotated = sealed.rotate();
            Map<String, Long> keys = sealed.keysInUse();
            JsonObject.Builder inUse = JsonObject.builder();
            keys.forEach((key, count) -> inUse.put(key, (long) count));
            print(
                    JsonObject.builder()
                            .put("sealedAgain", (long) rotated)
                            .put("keysInUse", inUse.build())
                            .build(),
                    List.of(rotated + " records sealed again; keys in use: " + keys + "."));
            return ExitCodes.DONE;
        }
    }

    /** Takes over what SDK 8 has stored. */
    @Command(
            name = "import",
            description = "Takes over what SDK 8's localStorageNode has stored: session keys and AuthSigs.",
            mixinStandardHelpOptions = true)
    static final class Import extends OnStore {
        @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The SDK's storagePath.")
        private Path from = Path.of("");

        @Option(names = "--label", paramLabel = "NAME", description = "Which session; default 'default'.")
        private String label = SessionKeyId.DEFAULT;

        @Override
        int run(OpenedStore opened) {
            SdkFolder.Content content = SdkFolder.read(from);
            Importing importing = new Importing(opened.store(), clock().instant(), content.problems());
            content.entries()
                    .forEach(entry -> importing.take(
                            entry,
                            new SessionKeyId(
                                    opened.network(),
                                    opened.tenant(),
                                    entry.principal().address(),
                                    label)));
            print(importing.json(), importing.lines());
            return importing.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.NEGATIVE;
        }
    }

    /** Says what an AuthSig must be to be taken over: this key's, this address's, in force. */
    static Delegation check(SdkFolder.Entry entry, Instant now) {
        DelegationTerms terms = new DelegationTerms(
                entry.sessionKey().uri(), Optional.of(entry.principal()), List.of(), now, Duration.ZERO);
        return DelegationCodec.discover().check(entry.authSig().orElseThrow(), terms);
    }
}
