package org.lit4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The design's import table: what the main code of each module may import. Immutable. */
final class ImportTable {
    private static final String ASSERTJ = "org.assertj..";
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";
    private static final String CAFFEINE = "com.github.benmanes.caffeine..";
    private static final String JACKSON_STREAMING = "com.fasterxml.jackson.core..";
    private static final String JUNIT = "org.junit..";
    /** For one class; see the rule {@code logback-only-in-cli}. */
    private static final String LOGBACK = "ch.qos.logback..";

    private static final String SLF4J = "org.slf4j..";

    /** Every module with main code. The JDK and the annotations of JSpecify and API Guardian are free to all. */
    static final List<Row> ROWS = List.of(
            new Row("lit-core", "core", List.of(), List.of(SLF4J, JACKSON_STREAMING)),
            new Row("lit-crypto", "crypto", List.of("core"), List.of(BOUNCY_CASTLE)),
            new Row("lit-crypto-native", "nativebls", List.of("core", "crypto"), List.of("supranational.blst..")),
            new Row("lit-siwe", "siwe", List.of("core", "crypto"), List.of(JACKSON_STREAMING)),
            new Row("lit-storage-file", "storage.file", List.of("core", "crypto"), List.of(SLF4J)),
            new Row("lit-verifier", "verifier", List.of("core", "siwe", "crypto"), List.of()),
            new Row(
                    "lit-verifier-servlet",
                    "verifier.servlet",
                    List.of("core", "verifier"),
                    List.of("jakarta.servlet..")),
            new Row(
                    "lit-verifier-jdbc",
                    "verifier.jdbc",
                    List.of("core", "verifier"),
                    List.of("java.sql..", "javax.sql..")),
            new Row("lit-devnet", "devnet", List.of("core", "siwe", "crypto", "verifier"), List.of()),
            new Row("lit-storage-memory", "storage.memory", List.of("core", "crypto"), List.of(CAFFEINE)),
            new Row(
                    "lit-storage-jdbc",
                    "storage.jdbc",
                    List.of("core", "crypto"),
                    List.of("java.sql..", "javax.sql..", "org.flywaydb.core..", SLF4J)),
            new Row(
                    "lit-auth-wallet",
                    "auth.wallet",
                    List.of("core", "siwe", "crypto"),
                    List.of("org.web3j.crypto..", "org.web3j.utils..")),
            new Row("lit-guice", "guice", List.of("core"), List.of("com.google.inject..")),
            new Row(
                    "lit-testkit",
                    "testkit",
                    List.of("core", "siwe", "crypto"),
                    List.of(JUNIT, ASSERTJ, SLF4J, LOGBACK)),
            new Row("lit-cli", "cli", Row.ALL, Row.ALL),
            new Row("lit-examples", "examples", Row.ALL, Row.ALL));

    private ImportTable() {}

    static Optional<Row> ofArtifact(String artifact) {
        return ROWS.stream().filter(row -> row.artifact().equals(artifact)).findFirst();
    }

    /** Returns the row in whose root package, or below it, the class lies. */
    static Optional<Row> owner(String base, JavaClass type) {
        return ROWS.stream()
                .filter(row -> row.owns(base, type.getPackageName()))
                .max(Comparator.comparingInt(row -> row.root().length()));
    }

    /**
     * One module.
     *
     * @param root its root package, below the base package
     * @param ours the root packages of the modules that it may import
     * @param others package patterns, as ArchUnit writes them, of foreign code that it may import
     */
    record Row(String artifact, String root, List<String> ours, List<String> others) {
        /** Stands for no restriction. */
        static final List<String> ALL = List.of("..");

        boolean isFree() {
            return ours.equals(ALL) && others.equals(ALL);
        }

        String rootIn(String base) {
            return base + "." + root;
        }

        boolean owns(String base, String packageName) {
            return packageName.equals(rootIn(base)) || packageName.startsWith(rootIn(base) + ".");
        }

        boolean mayImport(Row other) {
            return equals(other) || isFree() || ours.contains(other.root());
        }
    }
}
