package org.soretflow.viz.plot;

/// A picture was asked for on a system without fonts; the message says what to install.
public final class MissingFontsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingFontsException(Throwable cause) {
        super("pictures need fonts and this system has none (Debian: apt install fontconfig fonts-dejavu-core)", cause);
    }
}
