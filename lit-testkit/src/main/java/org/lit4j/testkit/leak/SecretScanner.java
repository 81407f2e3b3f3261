package org.lit4j.testkit.leak;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches texts, bytes and exceptions for known secrets, in every {@link SecretForm}, whole or in part: any
 * {@value #FRAGMENT} consecutive bytes are found. Immutable and thread-safe.
 *
 * <p>A tool for tests: it keeps the secrets in memory and cannot wipe them. Give it random ones; fragments of fewer than
 * six different bytes are not looked for, because they stand anywhere by chance.
 */
public final class SecretScanner {
    /** How many consecutive bytes of a secret are found, at least. */
    public static final int FRAGMENT = 16;

    private static final String UNSPEAKABLE = "(a place whose name holds a secret)";

    private final List<KnownSecret> secrets;

    private SecretScanner(List<KnownSecret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Starts a scanner. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Searches a text.
     *
     * @param place says in the findings where the text comes from
     * @param text null is as good as empty
     * @return at most one finding a secret and form, that with the lowest position
     */
    public List<Finding> scan(String place, @Nullable String text) {
        List<Finding> findings = new ArrayList<>();
        if (text != null) {
            collect(place, text, findings);
        }
        return findings;
    }

    /**
     * Searches bytes: for the secrets themselves and for every text in ASCII, or in an encoding that contains it.
     *
     * @param place says in the findings where the bytes come from
     */
    public List<Finding> scan(String place, byte[] bytes) {
        return scan(place, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /**
     * Searches an exception, its causes and what it suppressed, at any depth: messages, text forms and the stack trace
     * as it is printed.
     *
     * @param place says in the findings where the exception comes from
     */
    public List<Finding> scan(String place, Throwable failure) {
        List<Finding> findings = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
        while (!left.isEmpty()) {
            Throwable one = left.removeFirst();
            if (seen.add(one)) {
                scanOne(place + ", " + one.getClass().getName(), one, findings);
                Throwable cause = one.getCause();
                if (cause != null) {
                    left.addLast(cause);
                }
                left.addAll(List.of(one.getSuppressed()));
            }
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        findings.addAll(scan(place + ", stack trace", trace.toString()));
        return List.copyOf(findings);
    }

    private void scanOne(String place, Throwable one, List<Finding> findings) {
        findings.addAll(scan(place + ", message", one.getMessage()));
        findings.addAll(scan(place + ", localized message", one.getLocalizedMessage()));
        findings.addAll(scan(place + ", toString", one.toString()));
    }

    private void collect(String place, String text, List<Finding> findings) {
        String lower = lowerHex(text);
        for (KnownSecret secret : secrets) {
            for (SecretForm form : SecretForm.values()) {
                int position = secret.firstIn(form == SecretForm.HEX ? lower : text, form);
                if (position >= 0) {
                    findings.add(new Finding(secret.name(), form, speakable(place), position));
                }
            }
        }
    }

    private String speakable(String place) {
        return holdsSecret(place) ? UNSPEAKABLE : place;
    }

    private boolean holdsSecret(String text) {
        String lower = lowerHex(text);
        for (KnownSecret secret : secrets) {
            for (SecretForm form : SecretForm.values()) {
                if (secret.firstIn(form == SecretForm.HEX ? lower : text, form) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Changes A to F only, so that positions stay. */
    private static String lowerHex(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'F') {
                lower.setCharAt(i, (char) (c - 'A' + 'a'));
            }
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return "SecretScanner" + secrets;
    }

    /** Collects the secrets. One thread at a time. */
    public static final class Builder {
        private final List<KnownSecret> secrets = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a secret.
         *
         * @param name stands for it in findings
         * @param secret at least {@value SecretScanner#FRAGMENT} bytes; copied
         * @throws IllegalArgumentException when it is too short or too uniform to be recognised
         */
        public Builder secret(String name, byte[] secret) {
            secrets.add(new KnownSecret(requireNonNull(name, "name"), secret));
            return this;
        }

        /**
         * Makes the scanner.
         *
         * @throws IllegalArgumentException when a name holds a secret
         */
        public SecretScanner build() {
            SecretScanner scanner = new SecretScanner(secrets);
            if (scanner.secrets.stream().anyMatch(secret -> scanner.holdsSecret(secret.name()))) {
                throw new IllegalArgumentException("A secret's name holds a secret. Give another name.");
            }
            return scanner;
        }
    }
}
