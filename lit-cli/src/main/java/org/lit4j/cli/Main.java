package org.lit4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code lit} command. */
@Command(
        name = "lit",
        description = "Session signatures of the Lit Protocol.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            DevnetCommand.class,
            SessionSigsCommand.class,
            VerifyCommand.class,
            InspectCommand.class,
            KeygenCommand.class,
            KeyringCommand.class,
            StoreCommand.class,
            ConformanceCommand.class,
            ProvidersCommand.class,
            SettingsCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler((failure, line, result) -> report(failure, line))
                .execute(args);
    }

    @Override
    public void run() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line,
                "Name a command: demo, devnet, session-sigs, verify, inspect, keygen, keyring, store, conformance,"
                        + " providers, settings.");
    }

    private static int usage(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println("lit: " + SafeText.of(String.valueOf(failure.getMessage())));
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    private static int report(Exception failure, CommandLine line) {
        if (failure instanceof LitException lit) {
            line.getErr().println("lit: " + lit.code() + ": " + lit.getMessage());
            return ExitCodes.of(lit.code());
        }
        line.getErr().println("lit: unexpected " + failure.getClass().getName() + "; this is a defect.");
        return ExitCodes.SIGNER_OR_STORE;
    }
}
