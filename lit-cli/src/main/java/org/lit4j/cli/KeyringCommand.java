package org.lit4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.lit4j.crypto.sealing.KeyRing;
import org.lit4j.crypto.sealing.KeyRings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and changes key ring files. Prints ids, never a key. */
@Command(
        name = "keyring",
        description = "Makes and changes key ring files; prints ids, never a key.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KeyringCommand.Create.class,
            KeyringCommand.Add.class,
            KeyringCommand.Use.class,
            KeyringCommand.Drop.class,
            KeyringCommand.ListKeys.class
        })
final class KeyringCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: create, add, use, drop or list.");
    }

    /** What all of them have. */
    abstract static class OnFile implements Callable<Integer> {
        private static final Setting<SecretBytes> PASSPHRASE = Setting.secret("passphrase", "opens the key ring file");

        private final SecureRandom random = new SecureRandom();

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "FILE", description = "The key ring file.")
        private Path file = Path.of("");

        @Option(
                names = "--passphrase",
                paramLabel = "REF",
                description = "Where the file's passphrase is: file:PATH or env:NAME; default none.")
        private @Nullable String reference;

        @Override
        public Integer call() {
            Optional<SecretBytes> passphrase = passphrase();
            try (KeyRing ring = ring(passphrase)) {
                PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
                ring.keyIds().forEach(id -> out.println(id + (id.equals(ring.currentKeyId()) ? "  current" : "")));
                return ExitCodes.DONE;
            } finally {
                passphrase.ifPresent(SecretBytes::close);
            }
        }

        /** Reads the ring, changes it if it must, and returns it as it is then. */
        abstract KeyRing ring(Optional<SecretBytes> passphrase);

        final SecureRandom random() {
            return random;
        }

        final Path file() {
            return file;
        }

        final KeyRing read(Optional<SecretBytes> passphrase) {
            return passphrase.map(secret -> KeyRings.readFile(file, secret)).orElseGet(() -> KeyRings.readFile(file));
        }

        final KeyRing replace(KeyRing ring, Optional<SecretBytes> passphrase) {
            passphrase.ifPresentOrElse(
                    secret -> KeyRings.replaceFile(file, ring, secret, random), () -> KeyRings.replaceFile(file, ring));
            return ring;
        }

        private Optional<SecretBytes> passphrase() {
            ProviderContext.Builder context = ProviderContext.builder().prefix("--");
            if (reference != null) {
                context.set("passphrase", reference);
            }
            return context.build().find(PASSPHRASE);
        }
    }

    /** The id of a key to be made. */
    static final class NewKeyOptions {
        @Option(names = "--key-id", paramLabel = "ID", description = "The new key's id; default the date.")
        private @Nullable String keyId;

        String keyId(ClockOption time) {
            return keyId == null
                    ? LocalDate.ofInstant(time.clock().instant(), ZoneOffset.UTC)
                            .toString()
                    : keyId;
        }
    }

    /** Makes a file with one key. */
    @Command(name = "create", description = "Makes a file with one key.", mixinStandardHelpOptions = true)
    static final class Create extends OnFile {
        @Mixin
        private NewKeyOptions key = new NewKeyOptions();

        @Mixin
        private ClockOption time = new ClockOption();

        @Override
        KeyRing ring(Optional<SecretBytes> passphrase) {
            KeyRing ring = KeyRing.generate(key.keyId(time), random());
            passphrase.ifPresentOrElse(
                    secret -> KeyRings.createFile(file(), ring, secret, random()),
                    () -> KeyRings.createFile(file(), ring));
            return ring;
        }
    }

    /** Adds a key that does not seal yet. */
    @Command(
            name = "add",
            description = "Adds a key that does not seal yet, so that every process can get to know it first.",
            mixinStandardHelpOptions = true)
    static final class Add extends OnFile {
        @Mixin
        private NewKeyOptions key = new NewKeyOptions();

        @Mixin
        private ClockOption time = new ClockOption();

        @Override
        KeyRing ring(Optional<SecretBytes> passphrase) {
            try (KeyRing ring = read(passphrase)) {
                return replace(ring.withNewKey(key.keyId(time), random()), passphrase);
            }
        }
    }

    /** Makes a key the one that seals. */
    @Command(name = "use", description = "Makes a key the one that seals.", mixinStandardHelpOptions = true)
    static final class Use extends OnFile {
        @Parameters(index = "1", paramLabel = "ID", description = "The key.")
        private String keyId = "";

        @Override
        KeyRing ring(Optional<SecretBytes> passphrase) {
            try (KeyRing ring = read(passphrase)) {
                return replace(ring.withCurrent(keyId), passphrase);
            }
        }
    }

    /** Takes a key away. */
    @Command(
            name = "drop",
            description = "Takes a key away; 'lit store rotate' says which are in use no more.",
            mixinStandardHelpOptions = true)
    static final class Drop extends OnFile {
        @Parameters(index = "1", paramLabel = "ID", description = "The key.")
        private String keyId = "";

        @Override
        KeyRing ring(Optional<SecretBytes> passphrase) {
            try (KeyRing ring = read(passphrase)) {
                return replace(ring.without(keyId), passphrase);
            }
        }
    }

    /** Lists the ids of the keys. */
    @Command(name = "list", description = "Lists the ids of the keys.", mixinStandardHelpOptions = true)
    static final class ListKeys extends OnFile {
        @Override
        KeyRing ring(Optional<SecretBytes> passphrase) {
            return read(passphrase);
        }
    }
}
