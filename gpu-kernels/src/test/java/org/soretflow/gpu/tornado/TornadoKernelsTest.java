package org.soretflow.gpu.tornado;

import org.junit.jupiter.api.BeforeAll;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.KernelsContract;

/// The contract on a device of TornadoVM, where there is an SDK.
class TornadoKernelsTest extends KernelsContract {

    @BeforeAll
    static void onlyWithAnSdk() {
        Tornado.provider();
    }

    @Override
    protected Backend create() {
        return Tornado.provider().create(BackendOptions.standard());
    }
}
