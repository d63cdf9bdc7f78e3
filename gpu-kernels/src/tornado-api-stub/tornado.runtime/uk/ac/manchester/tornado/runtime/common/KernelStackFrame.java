package uk.ac.manchester.tornado.runtime.common;

import java.util.HashMap;

public interface KernelStackFrame {

    void reset();

    void addCallArgument(Object value, boolean reference);

    void setKernelContext(HashMap<Integer, Integer> context);
}
