package org.reweave.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of the fake. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    final int code;
    final String description;
    final transient ObjectNode parameters = JSON.createObjectNode();

    ApiError(int code, String description) {
        super(description);
        this.code = code;
        this.description = description;
    }

    ApiError with(String parameter, long value) {
        parameters.put(parameter, value);
        return this;
    }

    static ApiError tooFast(int seconds) {
        return new ApiError(429, "Too Many Requests: retry after " + seconds).with("retry_after", seconds);
    }
}
