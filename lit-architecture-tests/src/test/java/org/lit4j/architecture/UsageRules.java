package org.lit4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.lit4j.architecture.Conditions.member;
import static org.lit4j.architecture.Conditions.signature;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nobody does, or only the few classes that are named here. */
final class UsageRules {
    static final String CLOCK = "clock-only-as-default";
    static final String STREAMS = "no-system-streams";
    static final String SECRETS = "expose-is-rare";

    /** The classes, below the base package, that may do what the rule forbids. */
    static final SortedMap<String, Set<String>> EXEMPT = new TreeMap<>(Map.of(
            CLOCK,
                    Set.of(
                            "core.LitSessionsBuilder",
                            "core.spi.ProviderContext",
                            "devnet.LitDevnetBuilder",
                            "storage.file.FileSessionKeyStore",
                            "storage.memory.MemorySessionKeyStore",
                            "storage.jdbc.JdbcSessionKeyStoreBuilder",
                            "cli.ClockOption",
                            "cli.DemoCommand"),
            STREAMS, Set.of("cli.Main", "testkit.leak.StreamTap", "testkit.process.SessionWorker"),
            SECRETS,
                    Set.of(
                            "core.session.SecretBytes",
                            "core.session.SessionKeyPair",
                            "core.session.StoredSessionCodec",
                            "crypto.BouncyCastleSessionCrypto",
                            "crypto.Ed25519Handle",
                            "crypto.NaclBox",
                            "crypto.Secp256k1Key",
                            "crypto.bls.BlsScalars",
                            "crypto.sealing.AesGcm",
                            "crypto.sealing.KeyRing",
                            "crypto.sealing.KeyRings",
                            "crypto.sealing.KeyRingText",
                            "crypto.sealing.Mac256",
                            "crypto.sealing.Passphrase",
                            "storage.jdbc.UrlDataSource",
                            "testkit.contract.ProviderRules")));

    private static final Set<String> WEAK_RANDOM =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.concurrent.ThreadLocalRandom");

    private UsageRules() {}

    static Stream<NamedRule> of(String base) {
        return Stream.concat(
                EXEMPT.entrySet().stream().map(entry -> exempting(base, entry.getKey(), entry.getValue())),
                Stream.of(
                        new NamedRule("no-jca-provider", unused("register no JCA provider", jcaProvider())),
                        new NamedRule("no-weak-random", weakRandom()),
                        new NamedRule("no-public-mutable-fields", fields())));
    }

    /** Returns a rule of {@link #EXEMPT} with other exemptions than those that stand there. */
    static NamedRule exempting(String base, String id, Set<String> exempt) {
        Predicate<JavaAccess<?>> forbidden = switch (id) {
            case CLOCK -> ambientTime();
            case STREAMS -> systemStreams();
            case SECRETS -> member(base + ".core.session.SecretBytes", "expose");
            default -> throw new IllegalArgumentException(id);
        };
        Set<String> names = exempt.stream().map(name -> base + "." + name).collect(Collectors.toSet());
        // An example is a program: it prints, and it asks what time it is. It exposes no secret.
        DescribedPredicate<JavaClass> judged =
                id.equals(SECRETS) ? alwaysTrue() : resideOutsideOfPackage(base + ".examples..");
        return new NamedRule(id, classes().that(judged).should(Conditions.noAccess("obey " + id, forbidden, names)));
    }

    private static ArchRule unused(String description, Predicate<JavaAccess<?>> forbidden) {
        return classes().should(Conditions.noAccess(description, forbidden, Set.of()));
    }

    private static Predicate<JavaAccess<?>> jcaProvider() {
        return member("java.security.Security", "addProvider", "insertProviderAt");
    }

    private static Predicate<JavaAccess<?>> systemStreams() {
        return member("java.lang.System", "out", "err")
                .or(access -> access.getName().equals("printStackTrace")
                        && access.getTargetOwner().isAssignableTo(Throwable.class)
                        && Conditions.parameters(access).isEmpty());
    }

    /** The clocks of the machine. {@code System.nanoTime} is no clock: it measures durations only. */
    private static Predicate<JavaAccess<?>> ambientTime() {
        Predicate<JavaAccess<?>> now =
                access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                        && access.getName().equals("now")
                        && !Conditions.parameters(access).contains("java.time.Clock");
        return now.or(member("java.time.Clock", "systemUTC", "systemDefaultZone", "system"))
                .or(member("java.time.Clock", "tickMillis", "tickSeconds", "tickMinutes"))
                .or(member("java.time.InstantSource", "system"))
                .or(member("java.lang.System", "currentTimeMillis"))
                .or(member("java.util.Calendar", "getInstance"))
                .or(signature("java.util.Date", "<init>"));
    }

    private static ArchRule weakRandom() {
        Predicate<JavaAccess<?>> math = member("java.lang.Math", "random").or(member("java.lang.StrictMath", "random"));
        return classes()
                .should(Conditions.noDependency(
                        "draw from SecureRandom alone",
                        dependency -> WEAK_RANDOM.contains(
                                        dependency.getTargetClass().getName())
                                || dependency.getTargetClass().getPackageName().equals("java.util.random")))
                .andShould(Conditions.noAccess("draw from SecureRandom alone", math, Set.of()));
    }

    private static ArchRule fields() {
        return classes().should(Conditions.eachClass("have no public field that can change", type -> {
            List<String> mutable = type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || isArray(field.getRawType()))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .map(field -> field.getFullName() + " is public and mutable")
                    .toList();
            return mutable.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", mutable));
        }));
    }

    private static boolean isArray(JavaClass type) {
        return type.isArray();
    }
}
