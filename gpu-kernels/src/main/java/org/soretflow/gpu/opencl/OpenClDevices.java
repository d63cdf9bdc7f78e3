package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_DEVICE_DOUBLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_DRIVER_VERSION;
import static org.jocl.CL.CL_PLATFORM_NAME;
import static org.jocl.CL.clGetDeviceIDs;
import static org.jocl.CL.clGetDeviceInfo;
import static org.jocl.CL.clGetPlatformIDs;
import static org.jocl.CL.clGetPlatformInfo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/// Finds the OpenCL devices of this machine.
final class OpenClDevices {

    /// A device with what must be known to choose it.
    ///
    /// @param name its own name
    /// @param platform the name of its platform
    /// @param gpu false for a processor
    /// @param memory bytes of global memory
    /// @param largest bytes of the largest piece
    record Found(
            cl_platform_id platformId, cl_device_id id, String name, String platform, String driver, boolean gpu,
            boolean fp64, long memory, long largest) {

        /// The device in words.
        String words() {
            return name + " (" + platform + ")";
        }
    }

    private OpenClDevices() {}

    /// All devices, the best first: GPUs before others, those with double precision before those without, then by memory.
    ///
    /// @throws UnsatisfiedLinkError if the native library of OpenCL is missing
    static List<Found> all() {
        CL.setExceptionsEnabled(true);
        List<Found> found = new ArrayList<>();
        for (cl_platform_id platform : platforms()) {
            for (cl_device_id device : devices(platform)) {
                boolean gpu = (longOf(device, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_GPU) != 0;
                found.add(new Found(
                        platform, device, textOf(device, CL_DEVICE_NAME), platformName(platform),
                        textOf(device, CL_DRIVER_VERSION), gpu, longOf(device, CL_DEVICE_DOUBLE_FP_CONFIG) != 0,
                        longOf(device, CL_DEVICE_GLOBAL_MEM_SIZE), longOf(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE)));
            }
        }
        found.sort(Comparator.comparing(Found::gpu).thenComparing(Found::fp64).thenComparing(Found::memory).reversed());
        return found;
    }

    /// Those whose name or platform contains a text, whatever its case; all of them for an empty text.
    static List<Found> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(device -> device.words().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static cl_platform_id[] platforms() {
        int[] count = new int[1];
        try {
            clGetPlatformIDs(0, null, count);
        } catch (CLException _) {
            // the loader says so when it knows no platform
            return new cl_platform_id[0];
        }
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        clGetPlatformIDs(count[0], platforms, null);
        return platforms;
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        try {
            clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
        } catch (CLException _) {
            // a platform without a device
            return new cl_device_id[0];
        }
        cl_device_id[] devices = new cl_device_id[count[0]];
        clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, count[0], devices, null);
        return devices;
    }

    private static long longOf(cl_device_id device, int what) {
        long[] value = new long[1];
        try {
            clGetDeviceInfo(device, what, Long.BYTES, Pointer.to(value), null);
        } catch (CLException _) {
            // a device without double precision need not know the word
            return 0;
        }
        return value[0];
    }

    private static String textOf(cl_device_id device, int what) {
        long[] size = new long[1];
        clGetDeviceInfo(device, what, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        clGetDeviceInfo(device, what, text.length, Pointer.to(text), null);
        return words(text);
    }

    private static String platformName(cl_platform_id platform) {
        long[] size = new long[1];
        clGetPlatformInfo(platform, CL_PLATFORM_NAME, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        clGetPlatformInfo(platform, CL_PLATFORM_NAME, text.length, Pointer.to(text), null);
        return words(text);
    }

    private static String words(byte[] text) {
        return new String(text, 0, Math.max(0, text.length - 1), StandardCharsets.UTF_8).trim();
    }
}
