package org.lit4j.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A pom.xml as it stands in its file: nothing inherited, nothing interpolated. Immutable. */
final class Pom {
    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    static Pom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The file " + file + " is no POM: " + e.getMessage(), e);
        }
    }

    boolean hasParent() {
        return child(project, "parent").isPresent();
    }

    /** Returns the text at a path such as {@code properties/lit.module.name}; empty when there is none. */
    String text(String path) {
        Optional<Element> at = at(path);
        return at.map(element -> element.getTextContent().strip()).orElse("");
    }

    List<String> modules() {
        return at("modules").stream()
                .flatMap(list -> children(list, "module").stream())
                .map(module -> module.getTextContent().strip())
                .toList();
    }

    List<Dependency> dependencies() {
        return list("dependencies");
    }

    List<Dependency> managed() {
        return list("dependencyManagement/dependencies");
    }

    /** Returns the element that a plugin's configuration has at a path, if the plugin is managed and has it. */
    String managedPlugin(String artifactId, String path) {
        return at("build/pluginManagement/plugins").stream()
                .flatMap(plugins -> children(plugins, "plugin").stream())
                .filter(plugin -> textOf(plugin, "artifactId").equals(artifactId))
                .map(plugin -> new Pom(plugin).text("configuration/" + path))
                .findFirst()
                .orElse("");
    }

    private List<Dependency> list(String path) {
        return at(path).stream()
                .flatMap(list -> children(list, "dependency").stream())
                .map(entry -> new Dependency(
                        textOf(entry, "groupId"),
                        textOf(entry, "artifactId"),
                        textOf(entry, "version"),
                        textOf(entry, "scope"),
                        textOf(entry, "optional").equals("true")))
                .toList();
    }

    private Optional<Element> at(String path) {
        Optional<Element> at = Optional.of(project);
        for (String name : path.split("/", -1)) {
            at = at.flatMap(element -> child(element, name));
        }
        return at;
    }

    private static String textOf(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** One entry; what is left out is the empty string. */
    record Dependency(String groupId, String artifactId, String version, String scope, boolean optional) {
        boolean isOurs() {
            return groupId.equals(Rules.SHIPPED);
        }

        boolean isShipped() {
            return !scope.equals("test");
        }
    }
}
