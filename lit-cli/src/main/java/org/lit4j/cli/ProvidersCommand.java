package org.lit4j.cli;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.crypto.bls.BlsProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what ServiceLoader found. */
@Command(
        name = "providers",
        description = "Lists what ServiceLoader found: kind, name, jar, version, status, and the reason when broken.",
        mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--json", description = "Prints an array of objects.")
    private boolean json;

    @Override
    public Integer call() {
        ProviderCatalog catalog = ProviderCatalog.discover().with(ProviderRegistry.discover(BlsProvider.class));
        if (settings.given()) {
            Map<ProviderKind, String> chosen = LitSessions.settingsSchema(catalog)
                    .check(settings.read().build())
                    .chosen();
            catalog = catalog.choosing(chosen);
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? catalog.toJson().stringify() + "\n" : catalog.report());
        out.flush();
        return ExitCodes.DONE;
    }
}
