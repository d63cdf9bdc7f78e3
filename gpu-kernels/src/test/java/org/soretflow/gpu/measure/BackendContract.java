package org.soretflow.gpu.measure;

import org.soretflow.backend.Backend;
import org.soretflow.backend.KernelsContract;

/// The contract on the backend that the system property `soretflow.backend` names. No test of the build.
class BackendContract extends KernelsContract {

    static final String NAME = "soretflow.backend";

    @Override
    protected Backend create() {
        return Measure.backend(System.getProperty(NAME));
    }
}
