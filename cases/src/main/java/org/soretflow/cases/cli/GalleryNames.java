package org.soretflow.cases.cli;

import java.util.Iterator;
import org.soretflow.cases.run.Gallery;

/// Names of the gallery for shell completion.
final class GalleryNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Gallery.names().iterator();
    }
}
