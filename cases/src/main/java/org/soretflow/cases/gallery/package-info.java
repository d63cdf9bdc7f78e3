/// The figures of the gallery: computed fields and profiles next to the theory they are to follow.
package org.soretflow.cases.gallery;
