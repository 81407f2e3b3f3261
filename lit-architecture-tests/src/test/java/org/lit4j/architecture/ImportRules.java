package org.lit4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lit4j.architecture.ImportTable.Row;

/** Who may import what. */
final class ImportRules {
    private static final DescribedPredicate<JavaClass> ANNOTATIONS =
            resideInAnyPackage("org.jspecify.annotations", "org.apiguardian.api");

    private ImportRules() {}

    static Stream<NamedRule> of(String base) {
        Stream<NamedRule> rows = ImportTable.ROWS.stream()
                .filter(row -> !row.isFree())
                .map(row -> new NamedRule(row.artifact().replaceFirst("^lit-", "") + "-imports", row(base, row)));
        return Stream.concat(
                rows,
                Stream.of(
                        new NamedRule("bouncycastle-only-in-crypto", only(base, "crypto", "org.bouncycastle..")),
                        new NamedRule("logback-only-in-cli", logback(base)),
                        new NamedRule("runner-without-test-framework", runner(base)),
                        new NamedRule("stores-and-signers-apart", plugins(base))));
    }

    /** A row of the table: own classes, those of the modules named there, and the foreign code named there. */
    private static ArchRule row(String base, Row row) {
        DescribedPredicate<JavaClass> others =
                resideInAnyPackage(row.others().toArray(String[]::new)).or(ANNOTATIONS);
        return classes()
                .that(DescribedPredicate.describe(
                        "belong to " + row.artifact(),
                        type -> ImportTable.owner(base, type).equals(Optional.of(row))))
                .should(Conditions.noDependency("import only what the design's table allows", dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    Optional<Row> owner = ImportTable.owner(base, target);
                    boolean allowed = owner.isPresent()
                            ? row.mayImport(owner.get())
                            : target.isPrimitive() || Jdk.has(target.getPackageName()) || others.test(target);
                    return !allowed;
                }));
    }

    private static ArchRule only(String base, String root, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + "." + root + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    /** The canary must look into whatever backend its user has. */
    private static ArchRule logback(String base) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".cli..")
                .and()
                .haveNameNotMatching(Pattern.quote(base + ".testkit.leak.LogbackTap") + "(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAPackage("ch.qos.logback.."));
    }

    /** The command runs the vectors with JUnit and AssertJ left out of its jar. */
    private static ArchRule runner(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".testkit.conformance..")
                .should()
                .transitivelyDependOnClassesThat(
                        resideInAnyPackage("org.junit..", "org.assertj..", "org.opentest4j.."));
    }

    private static ArchRule plugins(String base) {
        return classes()
                .that(resideInAnyPackage(base + ".storage..", base + ".auth.."))
                .should(Conditions.noDependency("see no other store and no other signer", dependency -> {
                    Optional<String> from = plugin(base, dependency.getOriginClass());
                    Optional<String> to =
                            plugin(base, dependency.getTargetClass().getBaseComponentType());
                    boolean oauthThroughPkp =
                            from.equals(Optional.of("auth.oauth")) && to.equals(Optional.of("auth.pkp"));
                    return to.isPresent() && !from.equals(to) && !oauthThroughPkp;
                }));
    }

    /** Returns the two package segments that name a store or a signer, such as {@code storage.memory}. */
    private static Optional<String> plugin(String base, JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(base + ".storage.") && !name.startsWith(base + ".auth.")) {
            return Optional.empty();
        }
        String[] segments = name.substring(base.length() + 1).split("\\.", -1);
        return Optional.of(segments[0] + "." + segments[1]);
    }
}
