package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Utf8;

/**
 * Guards a context of the JDK's {@code HttpServer}: a request goes on with its {@link SessionPrincipal}, or is answered
 * with a problem document. Thread-safe.
 */
public final class SessionSigFilter extends Filter {
    private final SessionSigGuard guard;
    private final Function<HttpExchange, List<ResourceAbilityRequest>> wanted;

    /** Guards a context where every request needs the same. */
    public SessionSigFilter(SessionSigGuard guard, List<ResourceAbilityRequest> wanted) {
        this(guard, exchange -> List.copyOf(wanted));
    }

    /**
     * Guards a context.
     *
     * @param wanted what a request needs, by its method and path; at least one
     */
    public SessionSigFilter(SessionSigGuard guard, Function<HttpExchange, List<ResourceAbilityRequest>> wanted) {
        this.guard = requireNonNull(guard, "guard");
        this.wanted = requireNonNull(wanted, "wanted");
    }

    /** Returns who sent a request that went through the filter. */
    public static Optional<SessionPrincipal> principal(HttpExchange exchange) {
        return exchange.getPrincipal() instanceof GuardedExchange.Sender sender
                ? Optional.of(sender.principal())
                : Optional.empty();
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        List<String> headers = exchange.getRequestHeaders().get(SessionSigHeader.NAME);
        String header = headers == null || headers.size() != 1 ? null : headers.get(0);
        GuardDecision decision = guard.decide(header, wanted.apply(exchange));
        if (decision instanceof GuardDecision.Accepted accepted) {
            chain.doFilter(new GuardedExchange(exchange, accepted.principal()));
        } else if (decision instanceof GuardDecision.Refused refused) {
            answer(exchange, refused.problem());
        }
    }

    private static void answer(HttpExchange exchange, Problem problem) throws IOException {
        byte[] body = Utf8.encode(problem.toJson().stringify());
        exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (problem.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", SessionSigHeader.SCHEME);
        }
        exchange.sendResponseHeaders(problem.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public String description() {
        return "Lets requests in by their session signature";
    }
}
