package org.lit4j.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/**
 * The shape of what plug-ins are called with: from the parameters of their methods no session secret can be reached, over
 * any number of calls. A store is the exception, and it must say that it holds secrets.
 */
class PluginsGetNoSecretTest {
    private static final Set<Class<?>> SECRETS =
            Set.of(SessionKeyPair.class, SessionKeyHandle.class, StoredSession.class);

    @Test
    void signersCapabilityBuildersDialectsAndCodecsReachNone() {
        for (Class<?> part : List.of(
                AuthSigner.class,
                CapabilityBuilder.class,
                DelegationCodec.class,
                RecordSealer.class,
                AuthSignerProvider.class,
                CapabilityBuilderProvider.class,
                DialectProvider.class,
                RecordSealerProvider.class)) {
            assertThat(pathsToSecrets(part)).as(part.getName()).isEmpty();
        }
    }

    /** The walk finds what it looks for. */
    @Test
    void storesReachTheSessionKey() {
        assertThat(pathsToSecrets(SessionKeyStore.class)).isNotEmpty();
    }

    /** Nobody becomes a holder of secrets by saying nothing. */
    @Test
    void aStoreMustSayWhetherItHoldsSecrets() throws NoSuchMethodException {
        assertThat(Modifier.isAbstract(
                        SessionKeyStore.class.getMethod("holdsSecrets").getModifiers()))
                .isTrue();
    }

    private static List<String> pathsToSecrets(Class<?> part) {
        List<String> found = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Method method : part.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                Arrays.stream(method.getGenericParameterTypes()).forEach(type -> open.addAll(classes(type)));
            }
        }
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (!type.getName().startsWith("org.lit4j.") || !seen.add(type)) {
                continue;
            }
            if (SECRETS.contains(type)) {
                found.add(part.getSimpleName() + " reaches " + type.getSimpleName());
            }
            for (Method method : type.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    open.addAll(classes(method.getGenericReturnType()));
                }
            }
        }
        return found;
    }

    private static List<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return List.of(plain.isArray() ? plain.getComponentType() : plain);
        }
        if (type instanceof GenericArrayType array) {
            return classes(array.getGenericComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Arrays.stream(wildcard.getUpperBounds())
                    .flatMap(bound -> classes(bound).stream())
                    .toList();
        }
        if (type instanceof ParameterizedType generic) {
            List<Class<?>> all = new ArrayList<>(classes(generic.getRawType()));
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> all.addAll(classes(argument)));
            return all;
        }
        return List.of();
    }
}
