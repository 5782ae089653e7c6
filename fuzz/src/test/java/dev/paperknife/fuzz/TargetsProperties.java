package dev.paperknife.fuzz;

import dev.paperknife.mime.MailArbitraries;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The targets over their seeds, damaged: a fuzzer without guidance, for every build. */
class TargetsProperties {
    /** An input, for the target of that name. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares inputs
    record Input(String target, byte[] bytes) {
        @Override
        public String toString() {
            return target + " over " + Laws.latin1(bytes);
        }
    }

    @Provide
    Arbitrary<Input> inputs() {
        return Arbitraries.oneOf(
                Seeds.TARGETS.stream().map(TargetsProperties::inputs).toList());
    }

    private static Arbitrary<Input> inputs(String target) {
        return Arbitraries.of(Seeds.of(target).toList())
                .flatMap(MailArbitraries::damaged)
                .map(bytes -> new Input(target, bytes));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTargetReturnsForDamagedSeeds(@ForAll("inputs") Input input) {
        TargetsTest.run(input.target(), input.bytes());
    }
}
