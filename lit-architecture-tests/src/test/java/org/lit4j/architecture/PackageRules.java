package org.lit4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.lit4j.architecture.ImportTable.Row;

/** How packages are spread over jars and modules. */
final class PackageRules {
    private PackageRules() {}

    static Stream<NamedRule> of(String base) {
        Function<JavaClass, String> root = type -> root(base, type);
        return Stream.of(
                new NamedRule("known-modules", known(base)),
                new NamedRule("one-root-per-jar", oneToOne("jar", PackageRules::jar, "root package", root)),
                new NamedRule("one-jar-per-root", oneToOne("root package", root, "jar", PackageRules::jar)),
                new NamedRule(
                        "no-split-packages", oneToOne("package", JavaClass::getPackageName, "jar", PackageRules::jar)),
                new NamedRule("internal-stays-inside", internal(base)),
                new NamedRule("null-marked", nullMarked()));
    }

    private static ArchRule known(String base) {
        return classes()
                .should(Conditions.eachClass(
                        "belong to a module of the design's table",
                        type -> ImportTable.owner(base, type).isPresent()
                                ? Optional.empty()
                                : Optional.of(type.getName() + " lies in no module of the table")));
    }

    private static ArchRule internal(String base) {
        return classes()
                .should(Conditions.noDependency("leave the internal packages of other modules alone", dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean hidden = target.getPackageName().startsWith(base + ".")
                            && List.of(target.getPackageName().split("\\.", -1)).contains("internal");
                    return hidden && !root(base, target).equals(root(base, dependency.getOriginClass()));
                }));
    }

    private static ArchRule nullMarked() {
        return classes()
                .should(Conditions.eachClass(
                        "lie in a package with @NullMarked",
                        type -> type.getSimpleName().equals("package-info")
                                        || type.getPackage().isAnnotatedWith(NullMarked.class)
                                ? Optional.empty()
                                : Optional.of(type.getName() + " lies in a package without @NullMarked")));
    }

    /** Every value of the key goes with one value of the other function, over all classes together. */
    private static ArchRule oneToOne(
            String keyName, Function<JavaClass, String> key, String valueName, Function<JavaClass, String> value) {
        return classes().should(new ArchCondition<>("have one " + valueName + " for a " + keyName) {
            private final Map<String, Set<String>> values = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                values.clear();
                all.forEach(type -> values.computeIfAbsent(key.apply(type), name -> new TreeSet<>())
                        .add(value.apply(type)));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> found = values.getOrDefault(key.apply(type), Set.of());
                if (found.size() > 1) {
                    String text = type.getName() + ": the " + keyName + " " + key.apply(type) + " has more than one "
                            + valueName + ": " + found;
                    events.add(SimpleConditionEvent.violated(type, text));
                }
            }
        });
    }

    private static String root(String base, JavaClass type) {
        return ImportTable.owner(base, type).map(Row::root).orElse("none");
    }

    /** Returns the jar or folder from which the class was read. */
    static String jar(JavaClass type) {
        String uri = type.getSource()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no source"))
                .getUri()
                .toString();
        return uri.substring(0, uri.length() - (type.getName().replace('.', '/') + ".class").length());
    }
}
