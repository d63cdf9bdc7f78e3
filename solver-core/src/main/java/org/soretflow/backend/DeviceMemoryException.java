package org.soretflow.backend;

/// A device has not enough memory.
public final class DeviceMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long needed;
    private final long available;

    /// @param device in words
    /// @param needed bytes
    /// @param available bytes
    public DeviceMemoryException(String device, long needed, long available) {
        super("the memory of " + device + " is too small: " + needed + " bytes needed, " + available + " available");
        this.needed = needed;
        this.available = available;
    }

    public long needed() {
        return needed;
    }

    public long available() {
        return available;
    }
}
