package org.lit4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.settings.SettingDescription;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.settings.SettingsReference;
import org.lit4j.core.settings.SettingsSchema;
import org.lit4j.core.spi.ProviderCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which settings there are. */
@Command(
        name = "settings",
        description = "Lists every setting, those of the providers that were found included.",
        mixinStandardHelpOptions = true,
        subcommands = {SettingsCommand.Explain.class, SettingsCommand.Validate.class})
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--markdown", description = "Prints docs/settings-reference.md.")
    private boolean markdown;

    @Override
    public Integer call() {
        SettingsSchema schema = schema();
        PrintWriter out = out(spec);
        if (markdown) {
            out.print(SettingsReference.markdown(schema));
        } else {
            schema.descriptions().forEach(one -> out.println(line(one)));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static String line(SettingDescription one) {
        String value = one.setting()
                .fallbackText()
                .map(text -> "default " + text)
                .orElse(one.setting().isRequired() ? "required" : "optional");
        return String.format("%-40s %-32s %s", one.key(), value, one.setting().meaning());
    }

    /** Explains one setting. */
    @Command(
            name = "explain",
            description =
                    "Explains a setting: meaning, values, default, secrecy, environment variable, where it is given.",
            mixinStandardHelpOptions = true)
    static final class Explain implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "KEY", description = "The full name, like lit.store, or LIT_STORE.")
        private String key = "";

        @Override
        public Integer call() {
            SettingsSchema schema = schema();
            SettingDescription found = schema.require(key);
            PrintWriter out = out(spec);
            out.print(SettingsReference.explain(found));
            if (settings.given()) {
                out.println("  given        "
                        + schema.source(settings.read().build(), found.key()).orElse("no"));
            }
            out.flush();
            return ExitCodes.DONE;
        }
    }

    /** Checks a file. */
    @Command(
            name = "validate",
            description =
                    "Checks a properties file of settings and says everything that is wrong with it. Opens nothing.",
            mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "A properties file of settings.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            PrintWriter out = out(spec);
            try {
                schema().check(Settings.ofFile(file));
                out.println("no mistakes");
                return ExitCodes.DONE;
            } catch (SettingsException e) {
                e.problems().forEach(out::println);
                return ExitCodes.USAGE;
            }
        }
    }

    private static SettingsSchema schema() {
        return LitSessions.settingsSchema(ProviderCatalog.discover());
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
