package org.reweave.spi;

/** Makes the adapter of one platform; found with {@link java.util.ServiceLoader}. */
public interface PlatformAdapterProvider {

    /** The platform's short name in small letters, such as {@code discord}. */
    String platform();

    /** Says whether this platform is set up, without connecting to anything. */
    Availability availability(AdapterContext context);

    /**
     * Makes the adapter.
     *
     * @throws IllegalStateException when {@link #availability} does not say {@link Availability.Ready}
     */
    PlatformAdapter create(AdapterContext context);

    /** Whether a platform can be started. */
    sealed interface Availability {
        /** Everything needed is there. */
        record Ready() implements Availability {}

        /** Something is missing; the sentence says what to set, for the person who hosts this. */
        record NotConfigured(String remedy) implements Availability {}

        /** Something is set and cannot be meant; the sentence says what to set instead, and holds no secret. */
        record Misconfigured(String remedy) implements Availability {}
    }
}
