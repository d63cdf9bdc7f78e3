package org.soretflow.viz.render;

/// A picture was asked for that this machine cannot draw; the message says what to install.
public final class MissingRendererException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message what is missing, and the remedy
    public MissingRendererException(String message) {
        super(message);
    }
}
