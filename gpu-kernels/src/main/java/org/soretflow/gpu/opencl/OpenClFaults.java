package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_DEVICE_NOT_AVAILABLE;
import static org.jocl.CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST;
import static org.jocl.CL.CL_INVALID_COMMAND_QUEUE;
import static org.jocl.CL.CL_INVALID_CONTEXT;
import static org.jocl.CL.CL_INVALID_DEVICE;
import static org.jocl.CL.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.jocl.CL.CL_OUT_OF_HOST_MEMORY;
import static org.jocl.CL.CL_OUT_OF_RESOURCES;

import org.jocl.CL;
import org.jocl.CLException;
import org.soretflow.backend.DeviceLostException;
import org.soretflow.backend.DeviceMemoryException;

/// What the codes of OpenCL mean for a run.
final class OpenClFaults {

    /// NVIDIA's for an access that the device refused, after which its queue is dead.
    private static final int NVIDIA_ILLEGAL_ACCESS = -9999;

    private OpenClFaults() {}

    /// The failure that a fault of a device in mid-run is: lack of memory, a device that is gone, or, if neither, a mistake
    /// of this program, which stays what it was.
    ///
    /// @param device in words
    /// @param needed bytes on the device with what was asked for
    /// @param available bytes that the device has given so far: some drivers promise memory that they do not have
    static RuntimeException inRun(String device, CLException fault, long needed, long available) {
        return switch (fault.getStatus()) {
            case CL_MEM_OBJECT_ALLOCATION_FAILURE -> new DeviceMemoryException(device, needed, available);
            case CL_DEVICE_NOT_AVAILABLE, CL_OUT_OF_RESOURCES, CL_OUT_OF_HOST_MEMORY, CL_INVALID_COMMAND_QUEUE,
                    CL_INVALID_CONTEXT, CL_INVALID_DEVICE, CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST,
                    NVIDIA_ILLEGAL_ACCESS -> new DeviceLostException(device, words(fault), fault);
            default -> fault;
        };
    }

    /// The name of a code, such as `CL_OUT_OF_RESOURCES`.
    static String words(CLException fault) {
        return fault.getStatus() == 0 ? String.valueOf(fault.getMessage()) : CL.stringFor_errorCode(fault.getStatus());
    }
}
