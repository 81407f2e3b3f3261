package org.lit4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.lit4j.architecture.ImportTable.Row;

/**
 * What users may rely on. A package is one of three kinds, told apart by its name: {@code spi} for what plug-ins are
 * found by and opened with, {@code internal} for nobody else, and api for everything else.
 */
final class ApiRules {
    private ApiRules() {}

    static Stream<NamedRule> of(String base) {
        return Stream.of(
                new NamedRule("status-on-public-types", status(base)),
                new NamedRule("no-internals-in-signatures", signatures(base)));
    }

    private static ArchRule status(String base) {
        return classes().that(belongToALibrary(base)).should(Conditions.eachClass("say how stable they are", type -> {
            Optional<Status> status = statusOf(type);
            if (isInternal(type)) {
                return status.filter(found -> found != Status.INTERNAL)
                        .map(found -> type.getName() + " lies in an internal package and says " + found);
            }
            if (!isApi(type)) {
                return Optional.empty();
            }
            if (status.isEmpty()) {
                return Optional.of(type.getName() + " is public; neither it nor its package has @API");
            }
            return status.filter(found -> found == Status.INTERNAL)
                    .map(found -> type.getName() + " says INTERNAL and is public outside an internal package");
        }));
    }

    private static ArchRule signatures(String base) {
        return classes()
                .that(belongToALibrary(base))
                .and(resideInAPackage(base + ".."))
                .should(Conditions.eachClass("show only what users may use", type -> {
                    if (!isApi(type) || isInternal(type)) {
                        return Optional.empty();
                    }
                    Set<String> hidden = new TreeSet<>();
                    for (JavaMember member : shown(type)) {
                        typesOf(member)
                                .flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(shown -> shown.getPackageName().startsWith(base + "."))
                                .filter(shown -> isInternal(shown) || !isApi(shown))
                                .forEach(shown -> hidden.add(member.getName() + " shows " + shown.getName()));
                    }
                    return hidden.isEmpty() ? Optional.empty() : Optional.of(type.getName() + ": " + hidden);
                }));
    }

    private static DescribedPredicate<JavaClass> belongToALibrary(String base) {
        return DescribedPredicate.describe(
                "belong to a library",
                type -> ImportTable.owner(base, type)
                        .filter(row -> !row.isFree())
                        .map(Row::root)
                        .isPresent());
    }

    private static List<JavaMember> shown(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        }
        return member instanceof JavaField field ? Stream.of(field.getType()) : Stream.empty();
    }

    /** Says whether code outside the package can name the type: it is public or protected, and so is what holds it. */
    private static boolean isApi(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return open && type.getEnclosingClass().map(ApiRules::isApi).orElse(true);
    }

    private static boolean isInternal(JavaClass type) {
        return List.of(type.getPackageName().split("\\.", -1)).contains("internal");
    }

    private static Optional<Status> statusOf(JavaClass type) {
        Optional<Status> own = type.tryGetAnnotationOfType(API.class).map(API::status);
        Optional<Status> outer = own.or(() -> type.getEnclosingClass().flatMap(ApiRules::statusOf));
        return outer.or(
                () -> type.getPackage().tryGetAnnotationOfType(API.class).map(API::status));
    }
}
