package org.reweave.discord;

import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;

/**
 * Connects to the gateway, at another address where the settings name one, and tells when nobody answers there.
 *
 * <p>JDA 6.5.0 tries a first connection to the gateway again every five seconds, and says so to its own log only, each time with
 * all that was thrown. Of a connection that was lost it tells its listeners.
 */
final class GatewaySessions extends ConcurrentSessionController {
    private final Optional<String> address;
    private final Runnable unreachable;

    /** Sessions at this address, or where Discord says; {@code unreachable} is told of each first connection that failed. */
    GatewaySessions(Optional<String> address, Runnable unreachable) {
        this.address = address;
        this.unreachable = unreachable;
    }

    @Override
    public String getGateway() {
        return address.orElseGet(super::getGateway);
    }

    @Override
    public void appendSession(SessionController.SessionConnectNode node) {
        super.appendSession(node instanceof Watched ? node : new Watched(node, unreachable));
    }

    @Override
    public void removeSession(SessionController.SessionConnectNode node) {
        super.removeSession(new Watched(node, unreachable));
    }

    private record Watched(SessionController.SessionConnectNode node, Runnable unreachable)
            implements SessionController.SessionConnectNode {
        @Override
        public boolean isReconnect() {
            return node.isReconnect();
        }

        @Override
        public JDA getJDA() {
            return node.getJDA();
        }

        @Override
        public JDA.ShardInfo getShardInfo() {
            return node.getShardInfo();
        }

        @Override
        public void run(boolean last) throws InterruptedException {
            try {
                node.run(last);
            } catch (IllegalStateException e) {
                if (!isReconnect()) {
                    unreachable.run();
                }
                throw e;
            }
        }
    }
}
