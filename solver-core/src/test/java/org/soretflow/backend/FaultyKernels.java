package org.soretflow.backend;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// Kernels of which one errs in one value by a relative 1e-9: the contract must find it.
final class FaultyKernels implements InvocationHandler {

    private static final double FAULT = 1 + 1e-9;

    private final Kernels sound;
    private final String faulty;

    private FaultyKernels(Kernels sound, String faulty) {
        this.sound = sound;
        this.faulty = faulty;
    }

    /// @param faulty name of the method that errs
    static Kernels of(Kernels sound, String faulty) {
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, new FaultyKernels(sound, faulty));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        List<Buffer> buffers = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (Object argument : arguments) {
            switch (argument) {
                case Buffer buffer -> buffers.add(buffer);
                case Parameter parameter -> parameters.add(parameter);
                case StencilData data -> {
                    buffers.add(data.mass());
                    buffers.addAll(List.of(data.left()));
                    buffers.addAll(List.of(data.right()));
                }
                case null, default -> { }
            }
        }
        List<double[]> before = buffers.stream().map(ContractBlock::read).toList();
        double[] numbers = parameters.stream().mapToDouble(Parameter::get).toArray();
        try {
            method.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (method.getName().equals(faulty)) {
            spoil(buffers, before, parameters, numbers);
        }
        return null;
    }

    private static void spoil(List<Buffer> buffers, List<double[]> before, List<Parameter> parameters, double[] numbers) {
        for (int p = 0; p < numbers.length; p++) {
            if (Double.compare(parameters.get(p).get(), numbers[p]) != 0) {
                parameters.get(p).set(parameters.get(p).get() * FAULT);
                return;
            }
        }
        for (int m = 0; m < before.size(); m++) {
            double[] now = ContractBlock.read(buffers.get(m));
            for (int n = now.length - 1; n >= 0; n--) {
                if (Double.compare(now[n], before.get(m)[n]) != 0 && now[n] != 0) {
                    now[n] *= FAULT;
                    buffers.get(m).upload(now);
                    return;
                }
            }
        }
        leaveARest(buffers, before);
    }

    /// A kernel that only clears leaves something of the last value it should have cleared.
    private static void leaveARest(List<Buffer> buffers, List<double[]> before) {
        for (int m = 0; m < before.size(); m++) {
            double[] now = ContractBlock.read(buffers.get(m));
            for (int n = now.length - 1; n >= 0; n--) {
                if (Double.compare(now[n], before.get(m)[n]) != 0) {
                    now[n] = (FAULT - 1) * before.get(m)[n];
                    buffers.get(m).upload(now);
                    return;
                }
            }
        }
    }
}
