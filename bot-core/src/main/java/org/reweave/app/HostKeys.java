package org.reweave.app;

import java.util.Optional;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.StoreException;

/** Finds the master key where the host keeps it: in a setting, or else in a file in the home folder. */
final class HostKeys {
    private HostKeys() {}

    static MasterKeys of(BotConfig config) {
        return config.secret(Setting.KEY).<MasterKeys>map(Set::new).orElseGet(() -> file(config));
    }

    /** The same where an empty database is wanted. */
    static MasterKeys beginningAnew(BotConfig config) {
        MasterKeys keys = of(config);
        return keys instanceof KeyFile file ? file.beginningAnew() : keys;
    }

    static KeyFile file(BotConfig config) {
        return new KeyFile(config.home().resolve(KeyFile.NAME));
    }

    /** A key that is set, so that there is never one to make. */
    private record Set(Secret secret) implements MasterKeys {
        @Override
        public Optional<MasterKey> find() {
            return Optional.of(key());
        }

        @Override
        public MasterKey create() {
            return key();
        }

        private MasterKey key() {
            try {
                return MasterKey.read(secret.reveal());
            } catch (StoreException e) {
                throw new StoreException(where() + " cannot be used: " + e.getMessage()
                        + ". Set it to the line you kept. Nothing was changed.");
            }
        }

        @Override
        public String where() {
            return "the setting " + Setting.KEY.key() + " (" + Setting.KEY.variable() + ")";
        }
    }
}
