package org.lit4j.crypto.bls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.spi.ProviderRegistry;

class BlsProvidersTest {
    @Test
    void theJavaOneIsFound() {
        assertThat(Bls.get().name()).isEqualTo("bouncycastle");
        assertThat(ProviderRegistry.discover(BlsProvider.class).names()).contains("bouncycastle");
    }

    @Test
    void oneThatCannotWorkHereIsPassedOver() {
        BlsProvider broken = new BlsProvider() {
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
        };

        assertThat(choose(broken, new BouncyCastleBlsProvider()).name()).isEqualTo("bouncycastle");
        assertThat(choose(broken).name()).isEqualTo("bouncycastle");
    }

    private static Bls choose(BlsProvider... providers) {
        return BlsProviders.choose(ProviderRegistry.of(BlsProvider.class, List.of(providers)));
    }
}
