package org.lit4j.testkit.contract;

import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.lit4j.core.session.SessionKeyStore;

/** Puts the store that is named by {@link Subject#PARAMETER} under the contract. */
@ExtendWith(StoreUnderProof.Named.class)
class StoreUnderProof extends SessionKeyStoreContract {
    private final Subject<Clock, SessionKeyStore> subject;

    StoreUnderProof(Subject<Clock, SessionKeyStore> subject) {
        this.subject = subject;
    }

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return subject.open(clock);
    }

    /** What breaks on threads breaks at once here. */
    @Override
    protected int rounds() {
        return 3;
    }

    static final class Named implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Subject.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(Subject.PARAMETER).orElse(BrokenStores.CORRECT.name());
            return BrokenStores.named(name);
        }
    }
}
