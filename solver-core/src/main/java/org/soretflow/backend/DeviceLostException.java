package org.soretflow.backend;

/// A device stopped working while it computed; what lay in its memory is gone.
public final class DeviceLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param device in words
    /// @param said what the driver said
    /// @param cause the driver's fault, or null
    public DeviceLostException(String device, String said, Throwable cause) {
        super(device + " was lost (" + said + "); go on from the last checkpoint with --restart latest, on the same device if"
                + " it works again, or with --backend cpu", cause);
    }
}
