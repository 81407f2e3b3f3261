package org.lit4j.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;

/** What an object is made of, and the JSON that it gives away on purpose: none of it may hold a secret. */
final class Parts {
    private Parts() {}

    static List<Object> of(Object object) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (object instanceof Optional<?> optional) {
            parts.add(optional.orElse(null));
        } else if (object instanceof Collection<?> collection) {
            parts.addAll(collection);
        } else if (object instanceof Map<?, ?> map) {
            parts.addAll(map.keySet());
            parts.addAll(map.values());
        } else if (object instanceof Object[] array) {
            parts.addAll(Arrays.asList(array));
        } else if (object instanceof SessionKeyPair pair) {
            parts.addAll(List.of(pair.publicKey(), pair.uri(), pair.seed()));
        } else if (object instanceof SessionKeyHandle handle) {
            parts.addAll(List.of(handle.publicKey(), handle.uri()));
        } else if (object instanceof AuthSig authSig) {
            parts.add(authSig.toJson());
        } else if (object instanceof AuthRequest request) {
            parts.add(request.toJson());
        } else if (object instanceof SessionSigs sigs) {
            parts.addAll(List.of(sigs.toJson(), sigs.byNode()));
        } else if (object instanceof SessionSigsRequest request) {
            parts.addAll(List.of(request.requests(), request.signer(), request.sessionKeyPair()));
        } else if (object instanceof Capability capability) {
            parts.addAll(List.of(capability.urn(), capability.statement(), capability.attenuations()));
        }
        if (object instanceof Record && !(object instanceof JsonValue)) {
            parts.addAll(components(object));
        }
        return parts.stream()
                .<Object>mapMulti((part, next) -> {
                    if (part != null) {
                        next.accept(part);
                    }
                })
                .toList();
    }

    private static List<@Nullable Object> components(Object object) {
        List<@Nullable Object> components = new ArrayList<>();
        try {
            for (RecordComponent component : object.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                components.add(component.getAccessor().invoke(object));
            }
            return components;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
