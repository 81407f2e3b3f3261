package com.example.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.jupiter.api.Test;

/** The plug-in uses lit-core alone, and of that only what is promised: api and spi. */
class OnlyPublicTypesTest {
    private static final JavaClasses PLUG_IN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.example.redis");

    private static final DescribedPredicate<JavaClass> OF_LIT4J =
            JavaClass.Predicates.resideInAPackage("org.lit4j..");

    @Test
    void nothingInternalIsUsed() {
        assertThat(PLUG_IN.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(used -> OF_LIT4J.test(used.getTargetClass())))
                .hasSizeGreaterThan(50);
        noClasses()
                .should()
                .dependOnClassesThat(OF_LIT4J.and(DescribedPredicate.describe(
                        "are internal", type -> type.getPackageName().matches(".*\\.internal(\\..*)?") || !isPromised(type))))
                .check(PLUG_IN);
    }

    @Test
    void noOtherModuleIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(OF_LIT4J.and(
                        DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.lit4j.core.."))))
                .check(PLUG_IN);
    }

    /** The mark stands on the type or on its package. */
    private static boolean isPromised(JavaClass type) {
        Class<?> top = type.getBaseComponentType().reflect();
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        API own = top.getAnnotation(API.class);
        API mark = own == null ? top.getPackage().getAnnotation(API.class) : own;
        return Modifier.isPublic(top.getModifiers()) && mark != null && mark.status() != Status.INTERNAL;
    }
}
