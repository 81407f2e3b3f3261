package org.lit4j.verifier;

import java.math.BigInteger;
import org.lit4j.core.auth.AuthSig;

/** R2: the document's maxPrice, as nodes read numbers of 256 bits. */
final class PriceCases {
    private static final BigInteger ABOVE = BigInteger.TWO.pow(256);

    private PriceCases() {}

    static void addTo(CaseList cases) {
        for (String fine : new String[] {
            "\"0x64\"",
            "\"0xfF\"",
            "\"0xf\"",
            "\"0\"",
            "\"" + "0".repeat(100) + "1\"",
            "\"" + ABOVE.subtract(BigInteger.ONE) + "\"",
            "\"0x" + "f".repeat(64) + "\""
        }) {
            price(cases, fine).accepted(1);
        }
        for (String wrong : new String[] {
            "\"" + ABOVE + "\"",
            "\"" + "9".repeat(200) + "\"",
            "\"0x1" + "0".repeat(64) + "\"",
            "\"0x0" + "0".repeat(64) + "\"",
            "100",
            "null",
            "\"64a\"",
            "\"0xg\"",
            "\"0X64\"",
            "\"-1\"",
            "\"+1\"",
            "\" 1\"",
            "\"\\u0031\""
        }) {
            price(cases, wrong).refused("NodeAuthSigSignedMessageConversionError", "Conversion", 400);
        }
        for (String odd : new String[] {"\"\"", "\"0x\"", "\"0x0x64\""}) {
            price(cases, odd).accepted(1);
            cases.session("H3", "maxPrice " + odd, signed(odd)).hardened().refused("HardenedForm", "Validation", 400);
        }
        cases.session(
                        "R2",
                        "no maxPrice",
                        World.doc().with(doc -> doc.price = "").signed())
                .datil()
                .accepted(1);
        cases.session(
                        "R2",
                        "maxPrice a number",
                        World.doc().with(doc -> doc.price = ",\"maxPrice\":1").signed())
                .datil()
                .accepted(1);
    }

    private static CaseList.Draft price(CaseList cases, String price) {
        return cases.session("R2", "maxPrice " + price, signed(price));
    }

    private static AuthSig signed(String price) {
        return World.doc().with(doc -> doc.price = ",\"maxPrice\":" + price).signed();
    }
}
