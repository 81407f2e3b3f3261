package org.lit4j.verifier;

import org.lit4j.core.auth.AuthSig;

/** R4a to R4f: the document's times, at their boundaries. */
final class TimeCases {
    private static final String EXP = "NodeExpWrongOrTooLarge";

    private TimeCases() {}

    static void expired(World.Doc doc) {
        doc.issuedAt = "2029-12-31T00:00:00.000Z";
        doc.expiration = "2029-12-31T00:05:00.000Z";
    }

    private static AuthSig times(String issuedAt, String expiration) {
        return World.doc()
                .with(doc -> {
                    doc.issuedAt = issuedAt;
                    doc.expiration = expiration;
                })
                .signed();
    }

    static void addTo(CaseList cases) {
        spellings(cases);
        boundaries(cases);
        leapSeconds(cases);
    }

    private static void spellings(CaseList cases) {
        String end = "2030-01-01T12:05:00Z";
        for (String fine : java.util.List.of(
                "2030-01-01T12:00:00Z",
                "2030-01-01t12:00:00z",
                "2030-01-01 12:00:00Z",
                "2030-01-01T14:00:00+02:00",
                "2030-01-01T10:00:00-02:00",
                "2030-01-01T10:00:00\u221202:00",
                "2030-01-01T12:00:00.123456789012Z",
                "2030-01-02T11:59:00+23:59")) {
            cases.session("R4a", "issuedAt " + fine, times(fine, end)).accepted(1);
        }
        for (String wrong : java.util.List.of(
                "yesterday",
                "",
                "2030-01-01",
                "2030-01-01T12:00:00",
                "2030-13-01T12:00:00Z",
                "2030-02-30T12:00:00Z",
                "2030-01-01T24:00:00Z",
                "2030-01-01T12:00:61Z",
                "2030-01-01T12:00:00.Z",
                "2030-01-01T12:00Z",
                "2030-01-01x12:00:00Z",
                "2030-01-01T12:00:00+24:00",
                "2030-01-01T12:00:00+0200",
                " 2030-01-01T12:00:00Z")) {
            cases.session("R4a", "issuedAt " + wrong, times(wrong, end)).refused("NodeParserError", "Parser", 400);
        }
        for (String wrong : java.util.List.of("never", "2030-01-01T12:05:00", "1893499500")) {
            cases.session("R4c", "expiration " + wrong, times("2030-01-01T12:00:00Z", wrong))
                    .refused("NodeParserError", "Parser", 400);
        }
        cases.session("R4c", "expiration with an offset", times("2030-01-01T12:00:00Z", "2030-01-01T13:05:00+01:00"))
                .accepted(1);
    }

    private static void boundaries(CaseList cases) {
        String end = "2030-01-01T12:30:00Z";
        String iat = "NodeIatOutsideGracePeriod";
        cases.session("R4b", "59 seconds ahead", times("2030-01-01T12:00:59Z", end))
                .accepted(1);
        cases.session("R4b", "60 seconds ahead", times("2030-01-01T12:01:00Z", end))
                .accepted(1);
        cases.session("R4b", "60.999 seconds ahead", times("2030-01-01T12:01:00.999Z", end))
                .accepted(1);
        cases.session("R4b", "61 seconds ahead", times("2030-01-01T12:01:01Z", end))
                .refused(iat, "Validation", 403);
        cases.session("R4b", "60.001 seconds ahead of a clock with a fraction", times("2030-01-01T12:01:01Z", end))
                .at("2030-01-01T12:00:00.999Z")
                .refused(iat, "Validation", 403);

        String issued = "2030-01-01T11:58:00.500Z";
        cases.session("R4d", "expires when issued", times("2030-01-01T12:00:00.500Z", "2030-01-01T12:00:00.500Z"))
                .accepted(1);
        cases.session("R4d", "expires 1 ms before", times("2030-01-01T12:00:00.500Z", "2030-01-01T12:00:00.499Z"))
                .refused(EXP, "Validation", 403);
        cases.session(
                        "R4d",
                        "expires 1 ns before",
                        times("2030-01-01T12:00:00.000000002Z", "2030-01-01T12:00:00.000000001Z"))
                .refused(EXP, "Validation", 403);
        cases.session("R4e", "59 seconds ago", times(issued, "2030-01-01T11:59:01Z"))
                .accepted(1);
        cases.session("R4e", "60 seconds ago", times(issued, "2030-01-01T11:59:00Z"))
                .accepted(1);
        cases.session("R4e", "60.001 seconds ago", times(issued, "2030-01-01T11:58:59.999Z"))
                .refused(EXP, "Validation", 403);
        cases.session("R4e", "61 seconds ago", times(issued, "2030-01-01T11:58:59Z"))
                .refused(EXP, "Validation", 403);
        cases.session("R4e", "60.999 seconds ago of a clock with a fraction", times(issued, "2030-01-01T11:59:00Z"))
                .at("2030-01-01T12:00:00.999Z")
                .accepted(1);

        String start = "2030-01-01T12:00:00.500Z";
        cases.session("R4f", "30 days less 1 ms", times(start, "2030-01-31T12:00:00.499Z"))
                .accepted(1);
        cases.session("R4f", "30 days", times(start, "2030-01-31T12:00:00.500Z"))
                .accepted(1);
        cases.session("R4f", "30 days and 1 ms", times(start, "2030-01-31T12:00:00.501Z"))
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.session("R4f", "31 days", times(start, "2030-02-01T12:00:00.500Z"))
                .refused("NodeSIWEMessageError", "Validation", 400);
    }

    /** As chrono counts them: 60 in any minute is behind all of :59, and rounded down it is :59. */
    private static void leapSeconds(CaseList cases) {
        String end = "2030-01-01T12:30:00Z";
        cases.session("R4a", "issuedAt in a leap second", times("2030-01-01T11:59:60.25Z", end))
                .accepted(1);
        cases.session("R4b", "a leap second, rounded down 60 seconds ahead", times("2030-01-01T12:00:60Z", end))
                .at("2030-01-01T11:59:59.000Z")
                .accepted(1);
        cases.session("R4b", "a leap second, rounded down 61 seconds ahead", times("2030-01-01T12:00:60Z", end))
                .at("2030-01-01T11:59:58.000Z")
                .refused("NodeIatOutsideGracePeriod", "Validation", 403);
        String leap = "2030-01-01T12:00:60.500Z";
        cases.session("R4d", "issued in a leap second, expires in it", times(leap, leap))
                .accepted(1);
        cases.session("R4d", "issued in a leap second, expires with it", times(leap, "2030-01-01T12:01:00Z"))
                .accepted(1);
        cases.session(
                        "R4d",
                        "issued in a leap second, expires 1 ms before in it",
                        times(leap, "2030-01-01T12:00:60.499Z"))
                .refused(EXP, "Validation", 403);
        cases.session("R4d", "issued in a leap second, expires before it", times(leap, "2030-01-01T12:00:59.999Z"))
                .refused(EXP, "Validation", 403);
        cases.session(
                        "R4e",
                        "a leap second, rounded down 60 seconds ago",
                        times("2030-01-01T11:58:00Z", "2030-01-01T11:58:60Z"))
                .at("2030-01-01T11:59:59.000Z")
                .accepted(1);
        cases.session(
                        "R4e",
                        "a leap second, rounded down 61 seconds ago",
                        times("2030-01-01T11:58:00Z", "2030-01-01T11:58:60Z"))
                .refused(EXP, "Validation", 403);
        cases.session("R4f", "30 days behind a leap second", times(leap, "2030-01-31T12:00:59.500Z"))
                .accepted(1);
        cases.session("R4f", "30 days and 1 ms behind a leap second", times(leap, "2030-01-31T12:00:59.501Z"))
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.session(
                        "R4f",
                        "a leap second behind 30 days",
                        times("2030-01-01T12:00:59.999Z", "2030-01-31T12:00:60.000Z"))
                .refused("NodeSIWEMessageError", "Validation", 400);
    }
}
