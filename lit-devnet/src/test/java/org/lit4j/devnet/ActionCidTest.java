package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

class ActionCidTest {
    /** As {@code ipfs add} names these files; the last is the empty one. */
    @Test
    void codesAreNamedAsFiles() {
        assertThat(ActionCid.of(Utf8.encode("hello world")))
                .isEqualTo("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD");
        assertThat(ActionCid.of(Utf8.encode("hello world\n")))
                .isEqualTo("QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o");
    }

    @Test
    void longerCodesHaveALongerNumber() {
        assertThat(ActionCid.of(new byte[262_144])).startsWith("Qm").hasSize(46);
        assertThatThrownBy(() -> ActionCid.of(new byte[262_145])).isInstanceOf(NodeFailure.class);
    }

    @Test
    void aNameStandsForThirtyFourBytes() {
        assertThat(ActionCid.multihash("QmNZQXmY2VijUPfNrkC6zWykBnEniDouAeUpFi9r6aaqNz"))
                .hasSize(68)
                .startsWith("1220");
        assertThatThrownBy(() -> ActionCid.multihash("zb2rhe5P4gXftAwvA4eXQ5HJwsER2owDyS9sKaQRRVQPn93bA"))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CID_INVALID));
    }
}
