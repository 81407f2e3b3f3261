package org.lit4j.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.devnet.DevnetAuthMethod;
import org.lit4j.devnet.DevnetNode;
import org.lit4j.devnet.DevnetPkp;
import org.lit4j.devnet.LitDevnet;
import org.lit4j.devnet.NodeFault;
import org.lit4j.devnet.PkpScope;

/** A network inside the JVM: its nodes judge session signatures over HTTP, one of them with a fault. */
public final class SimulatedNetwork {
    public static void main(String[] args) throws IOException {
        try (PrivateKeySigner wallet = WalletSigners.privateKey(Samples.KEY);
                LitDevnet devnet = LitDevnet.builder().nodes(3).threshold(2).start();
                LitSessions lit = LitSessions.builder()
                        .nodes(devnet.nodeSource())
                        .signer(wallet)
                        .build()) {
            DevnetPkp pkp = devnet.mint(wallet.address());
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .request(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
                    .build());
            for (DevnetNode node : devnet.nodes()) {
                String sig = sigs.forNode(node.address()).orElseThrow().toJson();
                System.out.println(node.index() + ": " + status(node, pkp, sig)); // not in the documentation
            }

            DevnetPkp shared = devnet.mint(wallet.address());
            devnet.permit(shared, DevnetAuthMethod.of(1, wallet.address(), "lit", PkpScope.SIGN_ANYTHING));
            devnet.burn(shared);

            DevnetNode first = devnet.nodes().get(0);
            first.fault(NodeFault.RATE_LIMITED);
            String sig = sigs.forNode(first.address()).orElseThrow().toJson(); // not in the documentation
            System.out.println("rate limited: " + status(first, pkp, sig)); // not in the documentation
            first.heal();
            System.out.println(first.seen().size() + " requests seen"); // not in the documentation
        }
    }

    private static int status(DevnetNode node, DevnetPkp pkp, String sig) throws IOException {
        String body = "{\"toSign\":[" + "1,".repeat(31) + "1],\"pubkey\":\"" + pkp.publicKey() + "\",\"authSig\":" + sig
                + ",\"epoch\":1}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.address() + "/web/pkp/sign/v1"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LitException(ErrorCode.CLOSED, "Interrupted while a node worked.", e);
        }
    }

    private SimulatedNetwork() {}
}
