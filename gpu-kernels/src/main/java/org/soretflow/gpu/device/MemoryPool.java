package org.soretflow.gpu.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Memory that was given back, by size, for the next who asks: devices allocate slowly.
final class MemoryPool {

    private final Device device;
    private final Map<Integer, Deque<Device.Memory>> unused = new HashMap<>();

    MemoryPool(Device device) {
        this.device = device;
    }

    /// Memory with arbitrary content.
    synchronized Device.Memory take(int size) {
        Deque<Device.Memory> waiting = unused.get(size);
        return waiting == null || waiting.isEmpty() ? device.allocate(size) : waiting.pop();
    }

    synchronized void give(Device.Memory memory) {
        unused.computeIfAbsent(memory.size(), size -> new ArrayDeque<>()).push(memory);
    }

    /// Gives all of it back to the device.
    synchronized void trim() {
        unused.values().forEach(waiting -> waiting.forEach(device::release));
        unused.clear();
    }
}
