package org.reweave.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2 that remembers what was asked of it, so that a test can say what could be left after the power went, and
 * that can be told to be full or to fail. There is one at a time.
 */
public final class TestDisk extends FilePathWrapper {
    static final String SCHEME = "tested";

    private static final int SECTOR = 512;

    private static final List<Deed> DEEDS = new ArrayList<>();
    private static long room = Long.MAX_VALUE;
    private static boolean failing;

    /** Called by H2. */
    public TestDisk() {}

    /** What was asked of the disk: bytes at a position, a new length (bytes are null), or to sync (position is -1). */
    private record Deed(long position, byte[] bytes) {}

    /** A new and empty disk that does what it is told. */
    static synchronized void reset() {
        FilePath.register(new TestDisk());
        DEEDS.clear();
        room = Long.MAX_VALUE;
        failing = false;
    }

    /** From now on there is room for so many bytes. */
    static synchronized void leaveRoom(long bytes) {
        room = bytes;
    }

    /** From now on it cannot sync. */
    static synchronized void fail() {
        failing = true;
    }

    /** How many deeds there were. */
    static synchronized int deeds() {
        return DEEDS.size();
    }

    /** The file as it may be found when the power went after so many deeds: what was not synced came to be by chance. */
    static synchronized byte[] afterPowerLoss(int deeds, Random chance) {
        int synced = 0;
        for (int at = 0; at < deeds; at++) {
            if (DEEDS.get(at).position < 0) {
                synced = at;
            }
        }
        int likely = chance.nextInt(11);
        Contents contents = new Contents();
        for (int at = 0; at < deeds; at++) {
            Deed deed = DEEDS.get(at);
            boolean certain = at < synced;
            if (deed.position >= 0) {
                contents.apply(deed, () -> certain || chance.nextInt(10) < likely);
            }
        }
        return contents.bytes();
    }

    /** The file as it is found when the process was killed after so many deeds, for the system goes on writing. */
    static synchronized byte[] afterKill(int deeds) {
        Contents contents = new Contents();
        for (Deed deed : DEEDS.subList(0, deeds)) {
            if (deed.position >= 0) {
                contents.apply(deed, () -> true);
            }
        }
        return contents.bytes();
    }

    private interface Luck {
        boolean smiles();
    }

    private static final class Contents {
        private byte[] bytes = new byte[0];

        void apply(Deed deed, Luck luck) {
            if (deed.bytes == null) {
                if (luck.smiles()) {
                    bytes = java.util.Arrays.copyOf(bytes, (int) deed.position);
                }
                return;
            }
            for (int from = 0; from < deed.bytes.length; from += SECTOR) {
                int length = Math.min(SECTOR, deed.bytes.length - from);
                int at = (int) deed.position + from;
                if (luck.smiles()) {
                    grow(at + length);
                    System.arraycopy(deed.bytes, from, bytes, at, length);
                }
            }
        }

        private void grow(int length) {
            if (length > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length);
            }
        }

        byte[] bytes() {
            return bytes;
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            synchronized (TestDisk.class) {
                room -= source.remaining();
                if (room < 0) {
                    throw new IOException("No space left on device");
                }
                byte[] bytes = new byte[source.remaining()];
                source.duplicate().get(bytes);
                DEEDS.add(new Deed(position, bytes));
                return file.write(source, position);
            }
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            synchronized (TestDisk.class) {
                if (failing) {
                    throw new IOException("Input/output error");
                }
                DEEDS.add(new Deed(-1, null));
            }
        }

        @Override
        protected synchronized void implTruncate(long newLength) throws IOException {
            synchronized (TestDisk.class) {
                DEEDS.add(new Deed(newLength, null));
                file.truncate(newLength);
            }
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
