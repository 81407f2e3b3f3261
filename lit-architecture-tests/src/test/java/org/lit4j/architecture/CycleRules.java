package org.lit4j.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lit4j.architecture.ImportTable.Row;

/** What must not depend on itself in a circle. */
final class CycleRules {
    private CycleRules() {}

    static Stream<NamedRule> of(String base) {
        return Stream.of(
                new NamedRule(
                        "no-module-cycles",
                        free("modules", type -> ImportTable.owner(base, type).map(Row::root))),
                new NamedRule("no-core-cycles", free("packages of core", type -> corePackage(base, type))));
    }

    private static ArchRule free(String what, Function<JavaClass, Optional<String>> slice) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public String getDescription() {
                        return what;
                    }

                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return slice.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /** Returns the first segment below core, or core itself for its root package. */
    private static Optional<String> corePackage(String base, JavaClass type) {
        String root = base + ".core";
        String name = type.getPackageName();
        if (name.equals(root)) {
            return Optional.of("core");
        }
        return name.startsWith(root + ".")
                ? Optional.of("core." + name.substring(root.length() + 1).split("\\.", 2)[0])
                : Optional.empty();
    }
}
