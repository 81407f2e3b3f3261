package org.lit4j.testkit.leak;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Takes a value apart into what can be searched: its text, and those of what it holds. One thread at a time. */
final class Unfolding {
    /** Takes a piece: a {@code String}, a {@code byte[]} or a {@code Throwable}. */
    interface Pieces {
        void piece(String place, Object piece);
    }

    private final Pieces pieces;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Unfolding(Pieces pieces) {
        this.pieces = pieces;
    }

    static void unfold(String place, @Nullable Object value, Pieces pieces) {
        new Unfolding(pieces).open(place, value);
    }

    private void open(String place, @Nullable Object value) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof CharSequence text) {
            pieces.piece(place, text.toString());
        } else if (value instanceof char[] characters) {
            pieces.piece(place, new String(characters));
        } else if (value instanceof byte[] || value instanceof Throwable) {
            pieces.piece(place, value);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            pieces.piece(place, bytes);
        } else if (value instanceof JsonValue json) {
            pieces.piece(place, json.stringify());
            openJson(place, json);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> {
                open(place + ", a key", key);
                open(place + ", the value of " + key, held);
            });
        } else if (value instanceof Iterable<?> values) {
            int index = 0;
            for (Object held : values) {
                open(place + "[" + index++ + "]", held);
            }
        } else if (value instanceof Optional<?> optional) {
            open(place, optional.orElse(null));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                open(place + "[" + i + "]", Array.get(value, i));
            }
        } else {
            pieces.piece(place + ", toString", String.valueOf(value));
            if (value instanceof Record structured) {
                openRecord(place, structured);
            }
        }
    }

    /** Both as it is written and what stands in it, which escapes may hide. */
    private void openJson(String place, JsonValue json) {
        if (json instanceof JsonObject object) {
            object.members().forEach((name, held) -> {
                pieces.piece(place + ", a name", name);
                openJson(place + "." + name, held);
            });
        } else if (json instanceof JsonArray array) {
            int index = 0;
            for (JsonValue held : array) {
                openJson(place + "[" + index++ + "]", held);
            }
        } else if (json instanceof JsonString string) {
            pieces.piece(place, string.value());
        }
    }

    /** A component that cannot be read is left to the record's own text. */
    private void openRecord(String place, Record structured) {
        for (RecordComponent component : structured.getClass().getRecordComponents()) {
            read(component, structured).ifPresent(value -> open(place + "." + component.getName(), value));
        }
    }

    private static Optional<Object> read(RecordComponent component, Record structured) {
        try {
            component.getAccessor().setAccessible(true);
            return Optional.ofNullable(component.getAccessor().invoke(structured));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
