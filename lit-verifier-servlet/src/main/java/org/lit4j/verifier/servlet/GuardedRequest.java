package org.lit4j.verifier.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.lit4j.verifier.SessionPrincipal;
import org.lit4j.verifier.SessionSigHeader;

/** A request that knows who sent it. */
final class GuardedRequest extends HttpServletRequestWrapper {
    private final SessionPrincipal principal;

    GuardedRequest(HttpServletRequest request, SessionPrincipal principal) {
        super(request);
        this.principal = principal;
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    @Override
    public String getAuthType() {
        return SessionSigHeader.SCHEME;
    }
}
