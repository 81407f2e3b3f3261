package org.lit4j.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says in words what a text grants. */
@Command(
        name = "inspect",
        description =
                "Reads session signatures, an AuthSig or a urn:recap: from standard input and says who, what, until"
                        + " when, and where nodes read something else. Checks no signature.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ClockOption time = new ClockOption();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        String text = InputFiles.readStandardInput(System.in).strip();
        Clock clock = time.clock();
        if (Recap.isRecap(text)) {
            out.println(Summary.of(Recap.decode(text)));
            return ExitCodes.DONE;
        }
        if (text.isEmpty()) {
            throw new LitException(
                    ErrorCode.JSON_INVALID,
                    "Standard input is empty. Give session signatures, an AuthSig or a urn:recap: text.");
        }
        JsonObject json = JsonParser.parseObject(text, "Standard input");
        out.println(
                json.has("signedMessage")
                        ? Summary.of(AuthSig.parse(text), clock)
                        : Summary.of(SessionSigs.parse(text), clock));
        return ExitCodes.DONE;
    }
}
