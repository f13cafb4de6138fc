package org.reweave.message;

/**
 * Where a person can be reached on one platform: the platform, the account there, and the chat the account writes in.
 *
 * @param platform the platform's short name in small letters, such as {@code terminal}
 * @param user the account, as the platform names it; never shown or logged
 * @param chat the chat a message to this person goes to; on platforms without chats the same as {@code user}
 */
public record Address(String platform, String user, String chat) {
    /** Throws {@link IllegalArgumentException} when a part is empty. */
    public Address {
        if (platform.isEmpty() || user.isEmpty() || chat.isEmpty()) {
            throw new IllegalArgumentException("an address needs a platform, a user and a chat");
        }
    }

    /** Says the platform only: who somebody is stays out of logs and messages of exceptions. */
    @Override
    public String toString() {
        return "Address[" + platform + "]";
    }
}
