package org.soretflow.cases.plugin;

/// Materials and solutes of a plug-in, found by [java.util.ServiceLoader].
///
/// Both are texts in YAML, in the form of our own `materials.yaml` and `solutes.yaml`: blocks of a case file by name,
/// with `title`, `source` (required), `illustrative`, and `with`, the numbers they need, which stand as `${…}` in the
/// block.
public interface CatalogueProvider {

    /// Materials; empty for none.
    default String materials() {
        return "";
    }

    /// Solutes; empty for none.
    default String solutes() {
        return "";
    }
}
