package dev.paperknife.fuzz;

import dev.paperknife.mime.MailArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What the laws are tried on, and what breaks them, by the names that properties ask for it. */
abstract class LawCases {
    @Provide
    Arbitrary<byte[]> sources() {
        return LawArbitraries.sources();
    }

    @Provide
    Arbitrary<byte[]> generated() {
        return MailArbitraries.sources();
    }

    @Provide
    Arbitrary<String> lines() {
        return LawArbitraries.lines();
    }

    @Provide
    Arbitrary<String> hostileLines() {
        return LawArbitraries.hostileLines();
    }

    @Provide
    Arbitrary<Draft> drafts() {
        return LawArbitraries.drafts();
    }

    @Provide
    Arbitrary<byte[]> traps() {
        return LawArbitraries.traps();
    }
}
