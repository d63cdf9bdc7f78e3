package org.soretflow.linear;

import java.util.HashMap;
import java.util.Map;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Parameter;

/// Parameters of Krylov methods, made once for each kind of method: methods come and go with every solve, and on a device each
/// parameter is memory. Methods of one kind share theirs and must not run within one another.
final class ParameterRows {

    private record Key(Class<?> method, int count) {}

    private final Backend backend;
    private final Map<Key, Parameter[]> rows = new HashMap<>();
    private final Parameter one;

    ParameterRows(Backend backend) {
        this.backend = backend;
        one = backend.parameter(1);
    }

    /// The number 1.
    Parameter one() {
        return one;
    }

    /// So many parameters side by side, with what was left in them; zero at first.
    Parameter[] row(Class<?> method, int count) {
        return rows.computeIfAbsent(new Key(method, count), key -> backend.parameters(key.count));
    }
}
