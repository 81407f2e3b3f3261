package org.lit4j.cli;

import java.io.PrintWriter;
import org.lit4j.verifier.CapabilityVerdict;
import org.lit4j.verifier.Finding;
import org.lit4j.verifier.Grant;
import org.lit4j.verifier.Outcome;
import org.lit4j.verifier.PublicError;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerdictCode;

/** Prints verdicts, one line a rule. */
final class VerdictLines {
    private VerdictLines() {}

    static void print(Verdict verdict, PrintWriter out) {
        out.println(verdict.request() + " (" + verdict.generation().wireName() + ", "
                + verdict.ruleSet().wireName() + ")");
        for (Finding finding : verdict.findings()) {
            if (finding.rule().id().equals("R6b")) {
                verdict.capabilities().forEach(capability -> print(capability, out));
            }
            out.println(line("", finding));
        }
        out.println(conclusion(verdict));
    }

    private static void print(CapabilityVerdict capability, PrintWriter out) {
        capability.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE)
                .forEach(finding -> out.println(line(capability.position() + ".", finding)));
    }

    private static String line(String position, Finding finding) {
        String code = finding.code().map(VerdictCode::wireName).orElse("-");
        String text = finding.rule().meaning() + (finding.detail().isEmpty() ? "" : ": " + finding.detail());
        return String.format(
                        "  %-6s %-14s %-36s %s",
                        position + finding.rule().id(), finding.outcome().wireName(), code, text)
                .replace("\n", "\\n");
    }

    static String conclusion(Verdict verdict) {
        if (verdict.accepted()) {
            Grant grant = verdict.grant().orElseThrow();
            return "accepted: user " + grant.user() + " by capability " + grant.capability() + ", until "
                    + grant.expiresAt() + "; granted: " + grant.grants();
        }
        Finding finding = verdict.refusedBy().orElseThrow();
        PublicError error = verdict.publicError().orElseThrow();
        return "refused: " + finding.rule().id() + ", "
                + error.code().map(VerdictCode::wireName).orElse("no code") + ", status " + error.status();
    }
}
