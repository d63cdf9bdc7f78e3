package uk.ac.manchester.tornado.runtime.common;

import uk.ac.manchester.tornado.api.memory.DeviceBufferState;
import uk.ac.manchester.tornado.api.memory.XPUBuffer;

public class XPUDeviceBufferState implements DeviceBufferState {
    public XPUBuffer getXPUBuffer() {
        throw new UnsupportedOperationException();
    }

    public void setLockBuffer(boolean lock) {
        throw new UnsupportedOperationException();
    }
}
