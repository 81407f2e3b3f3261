package org.lit4j.examples;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** A server: renewal ahead of time in the background, events, and what to do when a node refuses. */
public final class KeepRenewed {
    private KeepRenewed() {}

    public static void main(String[] args) {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        ExecutorService renewals = Executors.newCachedThreadPool();
        try (PrivateKeySigner wallet = WalletSigners.privateKey(Samples.KEY);
                SessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(wallet)
                        .store(store)
                        .renewal(RenewalPolicy.builder()
                                .advisoryWindow(Duration.ofMinutes(15))
                                .jitter(Duration.ofMinutes(5))
                                .build())
                        .heartbeats(timer)
                        .background(renewals)
                        .listener(event -> System.out.println(event.kind()))
                        .build()) {
            SessionSigsRequest request = SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build();
            SessionSigs sigs = lit.sessionSigs(request);
            lit.sessionSigs(request);

            String node = "https://127.0.0.1:7470";
            lit.invalidate(SessionKeyId.DEFAULT, sigs, "refused by " + node);
            lit.sessionSigs(request);
        } finally {
            timer.shutdown();
            renewals.shutdown();
        }
    }
}
