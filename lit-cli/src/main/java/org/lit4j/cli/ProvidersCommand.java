package org.lit4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.ProviderEntry;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.crypto.bls.BlsProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what ServiceLoader found. */
@Command(
        name = "providers",
        description = "Lists what ServiceLoader found: kind, name, jar, version, status, reason when broken.",
        mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<ProviderEntry> entries = new ArrayList<>();
        entries.addAll(ProviderRegistry.discover(AuthSignerProvider.class).entries());
        entries.addAll(ProviderRegistry.discover(SessionKeyStoreProvider.class).entries());
        entries.addAll(
                ProviderRegistry.discover(CapabilityBuilderProvider.class).entries());
        entries.addAll(ProviderRegistry.discover(DialectProvider.class).entries());
        entries.addAll(ProviderRegistry.discover(BlsProvider.class).entries());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf("%-26s %-14s %-34s %-16s %s%n", "KIND", "NAME", "JAR", "VERSION", "STATUS");
        for (ProviderEntry entry : entries) {
            out.printf(
                    "%-26s %-14s %-34s %-16s %s%n",
                    entry.kind(),
                    orDash(entry.name()),
                    orDash(entry.jar()),
                    orDash(entry.version()),
                    entry.works() ? "ok" : "broken: " + entry.reason());
        }
        return ExitCodes.DONE;
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
