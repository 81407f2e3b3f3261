package org.lit4j.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lit4j.architecture.ImportTable.Row;
import org.lit4j.architecture.Pom.Dependency;
import org.lit4j.architecture.Repository.Module;

/** What POMs and folders must look like. */
final class RepositoryChecks {
    private static final Set<String> NO_LIBRARIES =
            Set.of("lit-cli", "lit-examples", "lit-architecture-tests", "lit-conformance-tests", "lit-benchmarks");

    /** Jars without main code, and the root packages of their tests. */
    private static final Map<String, String> TESTS_ONLY = Map.of(
            "lit-architecture-tests", "architecture",
            "lit-conformance-tests", "conformance",
            "lit-benchmarks", "benchmarks");

    static final List<Check> ALL = List.of(
            new Check("bom-without-parent", RepositoryChecks::bomParent),
            new Check("bom-version", RepositoryChecks::bomVersion),
            new Check("bom-ours-alone", RepositoryChecks::bomForeign),
            new Check("bom-complete", RepositoryChecks::bomComplete),
            new Check("readme", RepositoryChecks::readme),
            new Check("module-name", RepositoryChecks::moduleName),
            new Check("manifest-entry", RepositoryChecks::manifest),
            new Check("sources-in-root-package", RepositoryChecks::sources),
            new Check("dependencies-as-in-table", RepositoryChecks::dependencies),
            new Check("no-logback-in-libraries", RepositoryChecks::logback));

    private RepositoryChecks() {}

    private static List<String> bomParent(Repository repository) {
        return repository.bom().hasParent() ? List.of("lit-bom has a parent") : List.of();
    }

    /** Literal: an importer of the BOM interpolates nothing. */
    private static List<String> bomVersion(Repository repository) {
        String version = repository.pom().text("version");
        Stream<String> entries = repository.bom().managed().stream()
                .filter(Dependency::isOurs)
                .filter(entry -> !entry.version().equals(version))
                .map(entry -> entry.artifactId() + " has the version " + entry.version());
        String own = repository.bom().text("version");
        Stream<String> itself = own.equals(version) ? Stream.of() : Stream.of("lit-bom has the version " + own);
        return Stream.concat(itself, entries).toList();
    }

    private static List<String> bomForeign(Repository repository) {
        return repository.bom().managed().stream()
                .filter(entry -> !entry.isOurs() || !entry.artifactId().startsWith("lit-"))
                .map(entry -> "lit-bom lists " + entry.groupId() + ":" + entry.artifactId())
                .toList();
    }

    private static List<String> bomComplete(Repository repository) {
        List<String> listed = repository.bom().managed().stream()
                .filter(Dependency::isOurs)
                .map(Dependency::artifactId)
                .toList();
        List<String> libraries = libraries(repository).map(Module::artifact).toList();
        Stream<String> missing = libraries.stream()
                .filter(artifact -> !listed.contains(artifact))
                .map(artifact -> "lit-bom lacks " + artifact);
        Stream<String> surplus = listed.stream()
                .filter(artifact -> artifact.startsWith("lit-") && !libraries.contains(artifact))
                .map(artifact -> "lit-bom lists " + artifact + ", which is no library here");
        return Stream.concat(missing, surplus).toList();
    }

    private static List<String> readme(Repository repository) {
        return repository.modules().stream()
                .filter(module -> !module.isFolder())
                .filter(module -> !Files.isRegularFile(module.folder().resolve("README.md")))
                .map(module -> module.artifact() + " has no README.md")
                .toList();
    }

    private static List<String> moduleName(Repository repository) {
        return jars(repository)
                .filter(module ->
                        !rootOf(module).equals(Optional.of(module.pom().text("properties/lit.module.name"))))
                .map(module -> module.artifact() + " says lit.module.name '"
                        + module.pom().text("properties/lit.module.name") + "', its root package is "
                        + rootOf(module).orElse("not in the table"))
                .toList();
    }

    private static List<String> manifest(Repository repository) {
        String entry =
                repository.pom().managedPlugin("maven-jar-plugin", "archive/manifestEntries/Automatic-Module-Name");
        return entry.equals("${lit.module.name}") ? List.of() : List.of("Automatic-Module-Name is '" + entry + "'");
    }

    private static List<String> sources(Repository repository) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Module module : jars(repository).toList()) {
            String root = rootOf(module).orElse("?");
            for (String sources : List.of("src/main/java", "src/test/java")) {
                module.packages(sources).stream()
                        .filter(name -> !name.equals(root) && !name.startsWith(root + "."))
                        .forEach(name -> problems.add(module.artifact() + " has sources in " + name));
            }
        }
        return problems;
    }

    /** The import table once more, for what byte code does not show, such as inlined constants. */
    private static List<String> dependencies(Repository repository) {
        return jars(repository)
                .flatMap(module -> module.pom().dependencies().stream()
                        .filter(dependency -> dependency.isOurs() && dependency.isShipped())
                        .filter(dependency -> !allowed(module.artifact(), dependency.artifactId()))
                        .map(dependency -> module.artifact() + " depends on " + dependency.artifactId()))
                .toList();
    }

    private static List<String> logback(Repository repository) {
        return libraries(repository)
                .filter(module -> module.pom().dependencies().stream()
                        .anyMatch(dependency -> dependency.isShipped()
                                && !dependency.optional()
                                && dependency.groupId().startsWith("ch.qos.logback")))
                .map(module -> module.artifact() + " depends on logback")
                .toList();
    }

    private static boolean allowed(String from, String to) {
        Optional<Row> user = ImportTable.ofArtifact(from);
        Optional<Row> used = ImportTable.ofArtifact(to);
        return user.isPresent() && used.isPresent() && user.get().mayImport(used.get());
    }

    private static Optional<String> rootOf(Module module) {
        Optional<String> tests = Optional.ofNullable(TESTS_ONLY.get(module.artifact()));
        return ImportTable.ofArtifact(module.artifact())
                .map(Row::root)
                .or(() -> tests)
                .map(root -> Rules.SHIPPED + "." + root);
    }

    private static Stream<Module> jars(Repository repository) {
        return repository.modules().stream().filter(Module::isJar);
    }

    private static Stream<Module> libraries(Repository repository) {
        return jars(repository).filter(module -> !NO_LIBRARIES.contains(module.artifact()));
    }

    /** Says what is wrong with a repository; nothing when all is well. */
    @FunctionalInterface
    interface Judge {
        List<String> problems(Repository repository) throws IOException;
    }

    /**
     * A check under the name by which its fixture is found.
     *
     * @param id lower-kebab, also the folder in the test resources that breaks it
     */
    record Check(String id, Judge judge) {}
}
