package org.lit4j.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.TextPosition;

/**
 * Reads JSON texts with Jackson's streaming parser. Thread-safe.
 *
 * <p>Of members with one name the last counts, as in JavaScript, unless the reader asks for a refusal. Limits: 200
 * levels, 10 million characters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonParser {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_LENGTH = 10_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_LENGTH)
                    .build())
            .build();

    private final String what;
    private final boolean refuseDuplicates;

    private JsonParser(String what, boolean refuseDuplicates) {
        this.what = what;
        this.refuseDuplicates = refuseDuplicates;
    }

    /**
     * Reads one value; of repeated members the last counts.
     *
     * @param what names the text in errors; its content is never repeated there
     * @throws LitException {@code JSON_INVALID} with line and column
     */
    public static JsonValue parse(String text, String what) {
        return new JsonParser(what, false).read(text);
    }

    /**
     * Reads one object in which no member, at any depth, stands twice.
     *
     * @throws LitException {@code JSON_INVALID}
     */
    public static JsonObject parseObjectWithoutDuplicates(String text, String what) {
        if (new JsonParser(what, true).read(text) instanceof JsonObject object) {
            return object;
        }
        throw new LitException(ErrorCode.JSON_INVALID, what + " is JSON but no object. Give {…}.");
    }

    /**
     * Reads one object; of repeated members the last counts.
     *
     * @throws LitException {@code JSON_INVALID}
     */
    public static JsonObject parseObject(String text, String what) {
        if (parse(text, what) instanceof JsonObject object) {
            return object;
        }
        throw new LitException(ErrorCode.JSON_INVALID, what + " is JSON but no object. Give {…}.");
    }

    private JsonValue read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new LitException(
                    ErrorCode.JSON_INVALID,
                    what + " has " + text.length() + " characters; at most " + MAX_LENGTH + " are read.");
        }
        try (com.fasterxml.jackson.core.JsonParser in = FACTORY.createParser(text)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw invalid("is empty", null, null);
            }
            JsonValue value = value(in, first);
            if (in.nextToken() != null) {
                throw invalid("has text after its end", in.currentTokenLocation(), null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid("is not JSON", e.getLocation(), e);
        } catch (IOException e) {
            throw invalid("cannot be read", null, e);
        }
    }

    private JsonValue value(com.fasterxml.jackson.core.JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> new JsonString(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw invalid("ends too early", in.currentTokenLocation(), null);
        };
    }

    /** JavaScript reads what is too large as Infinity and writes it as null: nobody would sign what was given. */
    private JsonNumber number(com.fasterxml.jackson.core.JsonParser in) throws IOException {
        double value = Double.parseDouble(in.getText());
        if (Double.isInfinite(value)) {
            throw invalid("has a number beyond the range of JavaScript's (RFC 8785)", in.currentTokenLocation(), null);
        }
        return new JsonNumber(value);
    }

    private JsonObject object(com.fasterxml.jackson.core.JsonParser in) throws IOException {
        JsonObject.Builder members = JsonObject.builder();
        java.util.Set<String> seen = new java.util.HashSet<>();
        String name;
        while ((name = in.nextFieldName()) != null) {
            if (!seen.add(name) && refuseDuplicates) {
                throw invalid("has a member twice", in.currentTokenLocation(), null);
            }
            members.put(name, value(in, next(in)));
        }
        return members.build();
    }

    private JsonArray array(com.fasterxml.jackson.core.JsonParser in) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        JsonToken token;
        while ((token = next(in)) != JsonToken.END_ARRAY) {
            values.add(value(in, token));
        }
        return new JsonArray(values);
    }

    private JsonToken next(com.fasterxml.jackson.core.JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw invalid("ends too early", in.currentTokenLocation(), null);
        }
        return token;
    }

    /** Jackson's own message may quote the text, so neither it nor the exception is passed on. */
    private LitException invalid(String problem, @Nullable JsonLocation at, @Nullable Exception cause) {
        TextPosition position = at == null ? null : new TextPosition(at.getLineNr(), at.getColumnNr());
        String type = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
        return new LitException(ErrorCode.JSON_INVALID, what + " " + problem + type + ".", position, null);
    }
}
