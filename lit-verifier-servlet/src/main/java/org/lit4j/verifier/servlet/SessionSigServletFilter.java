package org.lit4j.verifier.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.verifier.GuardDecision;
import org.lit4j.verifier.Problem;
import org.lit4j.verifier.SessionPrincipal;
import org.lit4j.verifier.SessionSigGuard;
import org.lit4j.verifier.SessionSigHeader;

/**
 * Guards servlets: a request goes on with its {@link SessionPrincipal} as the user principal, or is answered with a problem
 * document. Thread-safe. What is no HTTP request is refused with an exception.
 */
public final class SessionSigServletFilter implements Filter {
    private final SessionSigGuard guard;
    private final Function<HttpServletRequest, List<ResourceAbilityRequest>> wanted;

    /** Guards servlets where every request needs the same. */
    public SessionSigServletFilter(SessionSigGuard guard, List<ResourceAbilityRequest> wanted) {
        this(guard, request -> List.copyOf(wanted));
    }

    /**
     * Guards servlets.
     *
     * @param wanted what a request needs, by its method and path; at least one
     */
    public SessionSigServletFilter(
            SessionSigGuard guard, Function<HttpServletRequest, List<ResourceAbilityRequest>> wanted) {
        this.guard = requireNonNull(guard, "guard");
        this.wanted = requireNonNull(wanted, "wanted");
    }

    /** Returns who sent a request that went through the filter. */
    public static Optional<SessionPrincipal> principal(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof SessionPrincipal principal
                ? Optional.of(principal)
                : Optional.empty();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest in) || !(response instanceof HttpServletResponse out)) {
            throw new ServletException("Session signatures come with HTTP requests alone.");
        }
        List<String> headers = Collections.list(in.getHeaders(SessionSigHeader.NAME));
        GuardDecision decision = guard.decide(headers.size() == 1 ? headers.get(0) : null, wanted.apply(in));
        if (decision instanceof GuardDecision.Accepted accepted) {
            chain.doFilter(new GuardedRequest(in, accepted.principal()), out);
        } else if (decision instanceof GuardDecision.Refused refused) {
            answer(out, refused.problem());
        }
    }

    private static void answer(HttpServletResponse out, Problem problem) throws IOException {
        byte[] body = Utf8.encode(problem.toJson().stringify());
        out.setStatus(problem.status());
        out.setContentType(Problem.MEDIA_TYPE);
        out.setHeader("Cache-Control", "no-store");
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            out.setHeader("WWW-Authenticate", SessionSigHeader.SCHEME);
        }
        out.setContentLength(body.length);
        out.getOutputStream().write(body);
    }
}
