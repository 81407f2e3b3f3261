package org.lit4j.cli;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.spi.DialectCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a session key. */
@Command(
        name = "keygen",
        description = "Makes a session key and prints it as the SDK stores it. The output holds the secret.",
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--dialect", paramLabel = "NAME", description = "The SDK generation: v3 (default), v3.2, v7 or v8.")
    private String dialect = "v3";

    @Override
    public Integer call() {
        try (SessionKeyPair key = SessionKeyPair.generate(new SecureRandom())) {
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(key.toSecretJson(DialectCatalog.find(dialect).secretForm()));
            return ExitCodes.DONE;
        }
    }
}
