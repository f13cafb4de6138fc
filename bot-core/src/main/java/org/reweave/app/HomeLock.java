package org.reweave.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second companion out of a home folder whose database only one process can use. Goes with the process. */
final class HomeLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);
    private static final String FILE = "reweave.lock";

    private final FileChannel channel;
    private final byte[] before;

    private HomeLock(FileChannel channel, byte[] before) {
        this.channel = channel;
        this.before = before;
    }

    /**
     * Takes the folder.
     *
     * @throws HostException where another process has it; names that process
     */
    static HomeLock take(Path home) {
        Path file = home.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new HostException(taken(home, file));
            }
            HomeLock lock = new HomeLock(channel, read(channel));
            lock.write(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
            return lock;
        } catch (IOException e) {
            throw new HostException(
                    file + " cannot be written; check who may write there, and that the disk is not full", e);
        }
    }

    private static byte[] read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        channel.read(bytes, 0);
        return bytes.array();
    }

    private void write(byte[] bytes) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(bytes), 0);
    }

    /** The process that has the folder, as its number or a word; empty where none has. */
    static Optional<String> holder(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return locked(channel) ? Optional.empty() : Optional.of(process(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String taken(Path home, Path file) throws IOException {
        return "Reweave is running with " + home + " already (process " + process(file)
                + "); end that one first, or use another folder with " + HomeFolder.VARIABLE;
    }

    private static String process(Path file) throws IOException {
        String process = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return process.isEmpty() ? "unknown" : process;
    }

    /** Gives the folder back with the lock as it was found, for a start that changed nothing. */
    void leaveAsItWas() {
        try {
            write(before);
        } catch (IOException e) {
            LOG.debug("the lock of the home folder keeps the number of this process");
        }
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new HostException("the lock of the home folder cannot be given back", e);
        }
    }
}
