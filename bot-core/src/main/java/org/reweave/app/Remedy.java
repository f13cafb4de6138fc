package org.reweave.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.store.StoreException;

/** Tells the person who hosts this, in a line, what went wrong and what to do about it. */
final class Remedy {
    private static final int DEEPEST = 20;

    private Remedy() {}

    /** A line for each thing to mend; never a stack trace, and nothing personal. */
    static List<String> of(Throwable failure) {
        if (failure instanceof HostException host) {
            return host.lines();
        }
        if (fullDisk(failure)) {
            return List.of("the disk is full; free some space and start again");
        }
        if (failure instanceof StoreException store && store.getMessage() != null) {
            return List.of(store.getMessage());
        }
        Throwable cause = failure instanceof UncheckedIOException io && io.getCause() != null ? io.getCause() : failure;
        return List.of(cause instanceof FileSystemException file ? ofFile(file) : inside(cause));
    }

    private static String ofFile(FileSystemException failure) {
        String file = failure.getFile() == null ? "a file" : failure.getFile();
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file + "; check how it is written";
        }
        if (failure instanceof NotDirectoryException) {
            return file + " is no folder; name another";
        }
        if (failure instanceof AccessDeniedException) {
            return file + " cannot be read or written; give this user the right to";
        }
        return file + " cannot be used: "
                + Optional.ofNullable(failure.getReason()).orElse("the system does not say why");
    }

    private static String inside(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "something went wrong inside (" + failure.getClass().getSimpleName() + place
                + "); add --debug to see all of it, and please report it";
    }

    private static boolean fullDisk(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String says = cause instanceof IOException ? String.valueOf(cause.getMessage()) : "";
            if (says.toLowerCase(Locale.ROOT).contains("no space left")
                    || says.contains("not enough space on the disk")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
