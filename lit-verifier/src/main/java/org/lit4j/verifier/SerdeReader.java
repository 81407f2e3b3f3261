package org.lit4j.verifier;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads JSON as the nodes' library (serde_json 1) does: nothing is lenient, values of members that nobody asked for are
 * only skipped. One use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class SerdeReader extends SerdeLexer {
    /** Objects and arrays inside each other, the outermost included. */
    private static final int DEEPEST = 127;

    private int depth;

    SerdeReader(String text) {
        super(text);
    }

    /** Takes the value of a member. */
    @FunctionalInterface
    interface Member {
        void read(String name) throws Unreadable;
    }

    /** Takes one element. */
    @FunctionalInterface
    interface Element {
        void read(int index) throws Unreadable;
    }

    void end() throws Unreadable {
        if (peek() >= 0) {
            throw invalid("text after the end");
        }
    }

    void object(Member member) throws Unreadable {
        open('{', "an object");
        if (peek() == '}') {
            close();
            return;
        }
        while (true) {
            String name = string();
            expect(':');
            member.read(name);
            if (peek() == '}') {
                close();
                return;
            }
            expect(',');
        }
    }

    /** Returns how many elements there were. */
    int array(Element element) throws Unreadable {
        open('[', "an array");
        if (peek() == ']') {
            close();
            return 0;
        }
        for (int i = 0; ; i++) {
            element.read(i);
            if (peek() == ']') {
                close();
                return i + 1;
            }
            expect(',');
        }
    }

    /**
     * Reads a derived struct: an object in which no known member stands twice and others are skipped, or an array of the
     * members in their order.
     *
     * @return whether it was an array
     */
    boolean struct(java.util.List<String> names, Member member, Runnable unknown) throws Unreadable {
        Set<String> seen = new HashSet<>();
        boolean array = peek() == '[';
        if (array) {
            array(i -> {
                if (i >= names.size()) {
                    throw invalid("an array with too many elements for an object");
                }
                seen.add(names.get(i));
                member.read(names.get(i));
            });
        } else {
            object(name -> {
                if (!names.contains(name)) {
                    unknown.run();
                    skip();
                } else if (!seen.add(name)) {
                    throw invalid("the member '" + name + "' twice");
                } else {
                    member.read(name);
                }
            });
        }
        for (String name : names) {
            if (!seen.contains(name)) {
                throw invalid("the member '" + name + "' is missing");
            }
        }
        return array;
    }

    /** Skips one value; half characters in it do not matter, nor how deep it is. */
    void skip() throws Unreadable {
        StringBuilder open = new StringBuilder();
        do {
            int c = peek();
            boolean closing = open.length() > 0 && c == open.charAt(open.length() - 1);
            if (closing) {
                step();
                open.setLength(open.length() - 1);
            } else if (c == '{' || c == '[') {
                step();
                open.append(c == '{' ? '}' : ']');
                if (peek() == open.charAt(open.length() - 1)) {
                    continue;
                }
                if (c == '{') {
                    skipName();
                }
                continue;
            } else {
                skipScalar(c);
            }
            if (open.length() > 0 && peek() != open.charAt(open.length() - 1)) {
                expect(',');
                if (open.charAt(open.length() - 1) == '}') {
                    skipName();
                }
                if (peek() == open.charAt(open.length() - 1)) {
                    throw invalid("a comma at the end");
                }
            }
        } while (open.length() > 0);
    }

    private void skipName() throws Unreadable {
        if (peek() != '"') {
            throw invalid("a member's name is expected");
        }
        skipScalar('"');
        expect(':');
    }

    private void skipScalar(int c) throws Unreadable {
        switch (c) {
            case '"' -> {
                step();
                for (char next = character(); next != '"'; next = character()) {
                    if (next == '\\') {
                        escape(false);
                    }
                }
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void open(char bracket, String what) throws Unreadable {
        if (peek() != bracket) {
            throw invalid(what + " is expected");
        }
        if (++depth > DEEPEST) {
            throw invalid("objects and arrays more than " + DEEPEST + " deep");
        }
        step();
    }

    private void close() {
        depth--;
        step();
    }
}
