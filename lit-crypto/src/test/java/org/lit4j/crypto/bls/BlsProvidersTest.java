package org.lit4j.crypto.bls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.lit4j.core.spi.ProviderRegistry;

class BlsProvidersTest {
    @Test
    void theJavaOneIsFound() {
        assertThat(Bls.get().name()).isEqualTo("bouncycastle");
        assertThat(ProviderRegistry.discover(BlsProvider.class).names()).contains("bouncycastle");
    }

    private static final class Broken implements BlsProvider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int preference() {
            return 100;
        }

        @Override
        public Bls open() {
            throw new UnsatisfiedLinkError("no library for this machine");
        }
    }

    /** Collects what System.Logger says; the JDK hands it to java.util.logging. */
    private static List<LogRecord> logged(Runnable action) {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(BlsProviders.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            action.run();
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        return records;
    }

    @Test
    void oneThatCannotWorkHereIsPassedOverAndNamed() {
        List<LogRecord> records = logged(() -> assertThat(
                        choose(new Broken(), new BouncyCastleBlsProvider()).name())
                .isEqualTo("bouncycastle"));
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(new SimpleFormatter().formatMessage(record))
                    .contains("\"broken\"", "no library for this machine", "slower", "remove its module");
        });
        assertThat(logged(() -> assertThat(choose(new Broken()).name()).isEqualTo("bouncycastle")))
                .hasSize(1);
    }

    @Test
    void nothingIsSaidWhileAllWork() {
        assertThat(logged(() -> choose(new BouncyCastleBlsProvider()))).isEmpty();
    }

    /** Bls.get() asks the providers once, so it says so once. */
    @Test
    void thePreferredOneIsChosenOnce() {
        assertThat(Bls.get()).isSameAs(Bls.get());
    }

    private static Bls choose(BlsProvider... providers) {
        return BlsProviders.choose(ProviderRegistry.of(BlsProvider.class, List.of(providers)));
    }
}
