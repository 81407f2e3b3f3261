package org.lit4j.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Conditions of which several rules are made. */
final class Conditions {
    private Conditions() {}

    /** Looks at each class by itself; the function returns what is wrong with it. */
    static ArchCondition<JavaClass> eachClass(String description, Function<JavaClass, Optional<String>> problem) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                problem.apply(type).ifPresent(text -> events.add(SimpleConditionEvent.violated(type, text)));
            }
        };
    }

    /** Forbids what the predicate finds among the dependencies of a class. */
    static ArchCondition<JavaClass> noDependency(String description, Predicate<Dependency> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(found -> events.add(SimpleConditionEvent.violated(found, found.getDescription())));
            }
        };
    }

    /** Forbids calls, method references and field accesses that the predicate finds, except in the exempt classes. */
    static ArchCondition<JavaClass> noAccess(
            String description, Predicate<JavaAccess<?>> forbidden, Set<String> exempt) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (exempt.contains(topLevelName(type))) {
                    return;
                }
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(found -> events.add(SimpleConditionEvent.violated(found, found.getDescription())));
            }
        };
    }

    /** Matches members by the name of their owner and their own. */
    static Predicate<JavaAccess<?>> member(String owner, String... names) {
        Set<String> wanted = Set.of(names);
        return access -> access.getTargetOwner().getName().equals(owner) && wanted.contains(access.getName());
    }

    /** Matches members by the name of their owner, their own, and the types of their parameters. */
    static Predicate<JavaAccess<?>> signature(String owner, String name, String... parameters) {
        return access -> access.getTargetOwner().getName().equals(owner)
                && access.getName().equals(name)
                && parameters(access).equals(List.of(parameters));
    }

    /** Returns the names of the parameters' types; none for a field. */
    static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    private static String topLevelName(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName();
    }
}
