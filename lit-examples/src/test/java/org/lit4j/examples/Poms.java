package org.lit4j.examples;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the dependencies of POMs and of parts of POMs. */
final class Poms {
    private Poms() {}

    /**
     * One dependency.
     *
     * @param version empty when there is none
     */
    record Dependency(String groupId, String artifactId, String version) {}

    /** What lit-bom manages. */
    record Bom(String version, Set<String> artifactIds) {}

    static Bom bom() throws IOException {
        String text = Sources.read("lit-bom/pom.xml");
        Element project = (Element) parse(text).getElementsByTagName("project").item(0);
        return new Bom(
                child(project, "version"),
                dependencies(text).stream().map(Dependency::artifactId).collect(Collectors.toUnmodifiableSet()));
    }

    static List<Dependency> dependencies(String xml) {
        NodeList nodes = parse(xml).getElementsByTagName("dependency");
        List<Dependency> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            found.add(
                    new Dependency(child(element, "groupId"), child(element, "artifactId"), child(element, "version")));
        }
        return found;
    }

    private static String child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element
                    && element.getTagName().equals(name)) {
                return element.getTextContent().strip();
            }
        }
        return "";
    }

    /** Parses a POM or a part of one. */
    private static Document parse(String xml) {
        String body = xml.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader("<x>" + body + "</x>")));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("no XML: " + body, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
