package uk.ac.manchester.tornado.api.common;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.memory.DeviceBufferState;

public interface TornadoDevice {

    long allocate(Object kind, long bytes, DeviceBufferState state, Access access);

    long deallocate(DeviceBufferState state);

    void sync(long plan);

    String getPlatformName();

    TornadoTargetDevice getPhysicalDevice();

    TornadoDeviceContext getDeviceContext();

    TornadoDeviceType getDeviceType();

    long getMaxAllocMemory();

    long getMaxGlobalMemory();
}
