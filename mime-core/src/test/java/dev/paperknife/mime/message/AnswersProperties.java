package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.MailArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnswersProperties {
    @Provide
    Arbitrary<byte[]> sources() {
        return MailArbitraries.sources();
    }

    @Property(tries = 400)
    void anyMailCanBeAnsweredAndPassedOn(@ForAll("sources") byte[] source) {
        Message message = Message.parse(source);
        assertThat(message.reply(true).from("me@m.example").smtpUtf8().build().from())
                .hasSize(1);
        assertThat(message.forward().from("me@m.example").smtpUtf8().build().from())
                .hasSize(1);
        Message attached =
                message.forwardAsAttachment().from("me@m.example").smtpUtf8().build();
        assertThat(attached.rawBody().bytes()).isEqualTo(source);
    }

    @Property(tries = 400)
    void whatCanGoIsFit(@ForAll("sources") byte[] source) {
        Message message = Message.parse(source);
        message.forTransfer()
                .message()
                .ifPresent(fit ->
                        assertThat(OctetScan.of(fit.bytes()).isSevenBit()).isTrue());
        message.forTransfer(Capability.EIGHTBITMIME)
                .message()
                .ifPresent(fit ->
                        assertThat(OctetScan.of(fit.bytes()).isEightBit()).isTrue());
    }
}
