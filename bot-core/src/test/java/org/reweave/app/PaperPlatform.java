package org.reweave.app;

import java.time.Duration;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider;

/** A platform for tests: on where Discord's token is the word {@code paper}; nobody ever writes there. */
public final class PaperPlatform implements PlatformAdapterProvider {

    @Override
    public String platform() {
        return "paper";
    }

    @Override
    public Availability availability(AdapterContext context) {
        return switch (context.setting("discord-token").orElse("")) {
            case "paper" -> new Availability.Ready();
            case "crooked" -> new Availability.Misconfigured("DISCORD_TOKEN is crooked; straighten it.");
            default -> new Availability.NotConfigured("For paper set DISCORD_TOKEN to paper.");
        };
    }

    @Override
    public PlatformAdapter create(AdapterContext context) {
        return new Paper();
    }

    private static final class Paper implements PlatformAdapter {
        @Override
        public String platform() {
            return "paper";
        }

        @Override
        public void start(InboundSink sink) {
            // Nobody writes.
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            return new Delivery.Delivered(Optional.empty());
        }

        @Override
        public void stop(Duration within) {
            // Nothing runs.
        }
    }
}
