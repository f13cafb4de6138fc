package org.reweave.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that lets writes reach the disk only in an order a loss of power cannot hurt.
 *
 * <p>H2 appends what changed as a <em>chunk</em>, which it takes for complete when it finds the first and the last bytes of
 * it, and it reuses the room of chunks that nothing refers to any more. A disk may write in any order what was not
 * synced yet. So two things could go wrong: a chunk of which the end is there but not the middle, and a chunk that was
 * overwritten although the one that made it superfluous never arrived. Here a chunk is written only when everything
 * before it is on disk, and its last sector only when the rest of it is. Whatever happens, the file then holds every
 * chunk that was synced, and after those at most one more, whole.
 */
public final class OrderedFile extends FilePathWrapper {
    /** What a path begins with to be written this way; another file system may follow it. */
    static final String SCHEME = "ordered";

    /** Two blocks at the beginning that say where the newest chunk is; H2 searches where they are wrong. */
    private static final long HEADER_BYTES = 2 * 4096;

    /** What a disk writes as a whole or not at all. */
    private static final int SECTOR_BYTES = 512;

    /** Called by H2. */
    public OrderedFile() {}

    /** Makes the file system known to H2. */
    static void register() {
        FilePath.register(new OrderedFile());
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
        private boolean synced = true;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            int length = source.remaining();
            int last = position < HEADER_BYTES ? 0 : Math.min(length, SECTOR_BYTES);
            int end = source.limit();
            source.limit(end - last);
            writeInOrder(source, position);
            source.limit(end);
            writeInOrder(source, position + length - last);
            return length;
        }

        private void writeInOrder(ByteBuffer source, long position) throws IOException {
            if (!source.hasRemaining()) {
                return;
            }
            force(false);
            synced = false;
            long at = position;
            while (source.hasRemaining()) {
                at += file.write(source, at);
            }
        }

        /** Does nothing when nothing was written since the last time. */
        @Override
        public synchronized void force(boolean metaData) throws IOException {
            if (!synced) {
                file.force(metaData);
                synced = true;
            }
        }

        @Override
        protected synchronized void implTruncate(long newLength) throws IOException {
            force(true);
            synced = false;
            file.truncate(newLength);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nobody who reads should wait for a sync
        public int read(ByteBuffer target, long position) throws IOException {
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
