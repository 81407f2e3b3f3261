package org.lit4j.testkit.contract;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.testkit.process.SessionWorker;
import org.lit4j.testkit.process.SharedStoreContract;
import org.lit4j.testkit.process.WorkerSetup;

/** Puts the shared store that is named by {@link Subject#PARAMETER} under the contract. */
@ExtendWith(SubjectName.class)
class SharedStoreUnderProof extends SharedStoreContract {
    private String subject = SharedBreakers.CORRECT.name();

    @BeforeEach
    void choose(String name) {
        subject = name;
    }

    /** A waiter gives up soon where a lease never ends. */
    @Override
    protected Map<String, String> settings(Path fresh) {
        String waitLimit = SharedBreakers.named(subject).breaksMore() ? "3s" : "10m";
        return Map.of(
                SessionWorker.SETUP,
                Setup.class.getName(),
                SessionWorker.ARGUMENT,
                subject + "@" + fresh,
                "lit.policy.wait-limit",
                waitLimit);
    }

    @Override
    protected int rounds() {
        return 1;
    }

    /** Gives a worker the store. */
    public static final class Setup implements WorkerSetup {
        @Override
        public void prepare(LitSessionsBuilder builder, String argument) {
            int at = argument.indexOf('@');
            Path file = Path.of(argument.substring(at + 1));
            // A heartbeat that is stopped would keep the lock of the file.
            ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
            none.shutdown();
            builder.heartbeats(none)
                    .store(SharedBreakers.named(argument.substring(0, at)).open(file));
        }
    }
}
