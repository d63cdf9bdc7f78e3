package uk.ac.manchester.tornado.api.memory;

import java.util.List;

public interface XPUBuffer {

    long toBuffer();

    int read(long plan, Object target, long offset, long part, int[] events, boolean wait);

    List<Integer> enqueueWrite(long plan, Object source, long batch, long offset, int[] events, boolean wait);
}
