package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.StencilData;

/// Sizes of numbers, by which they are divided before they are rounded to single precision.
final class Scale {

    private Scale() {}

    /// Largest diagonal of an operator; 1 if there is none.
    static double diagonal(Backend backend, StencilData operator) {
        Buffer diagonal = backend.allocate(operator.grid().cells());
        backend.kernels().diagonal(operator, diagonal);
        double most = largest(backend, diagonal);
        backend.free(diagonal);
        return most;
    }

    /// Largest size of a value; 1 if all are zero.
    static double largest(Backend backend, Buffer values) {
        Parameter most = backend.parameter(0);
        backend.kernels().maximum(values, most);
        return most.get() > 0 && most.get() < Double.POSITIVE_INFINITY ? most.get() : 1;
    }

    /// An operator times a factor, rounded; the mass factor stays as it is.
    ///
    /// @param target modified
    static void narrow(SinglePrecision single, StencilData operator, Parameter factor, StencilData target) {
        target.massFactor().set(operator.massFactor().get());
        single.narrow(operator.mass(), factor, target.mass());
        for (int d = 0; d < 3; d++) {
            single.narrow(operator.left()[d], factor, target.left()[d]);
            if (!operator.symmetric()) {
                single.narrow(operator.right()[d], factor, target.right()[d]);
            }
        }
    }
}
