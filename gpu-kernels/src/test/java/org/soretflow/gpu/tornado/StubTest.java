package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What was compiled against our own signatures of TornadoVM finds each of them in an SDK.
class StubTest {

    private static final Path STUB = Path.of("target/tornado-api-stub");

    @BeforeAll
    static void onlyWithAnSdk() {
        Tornado.provider();
    }

    @Test
    void everyMethodIsThereWithItsTypes() throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(STUB)) {
            files = all.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            ClassModel stub = ClassFile.of().parse(file);
            Class<?> real = Class.forName(stub.thisClass().asInternalName().replace('/', '.'));
            assertThat(real.isInterface()).as(real.getName()).isEqualTo(stub.flags().has(AccessFlag.INTERFACE));
            for (MethodModel method : stub.methods()) {
                String name = method.methodName().stringValue();
                if (!method.flags().has(AccessFlag.PUBLIC)) {
                    continue;
                }
                if (!name.equals("<init>")) {
                    assertThat(signatures(real)).contains(name + method.methodType().stringValue());
                } else if (method.methodTypeSymbol().parameterCount() > 0 && !real.isEnum()) {
                    assertThat(Arrays.stream(real.getConstructors()).map(c -> descriptor(c.getParameterTypes())))
                            .as("constructors of " + real).contains(descriptor(method));
                }
            }
        }
    }

    private static List<String> signatures(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(m -> m.getName() + descriptor(m.getParameterTypes()) + m.getReturnType().descriptorString())
                .toList();
    }

    private static String descriptor(Class<?>... parameters) {
        StringBuilder text = new StringBuilder("(");
        Arrays.stream(parameters).map(Class::descriptorString).forEach(text::append);
        return text.append(')').toString();
    }

    private static String descriptor(MethodModel method) {
        StringBuilder text = new StringBuilder("(");
        method.methodTypeSymbol().parameterList().stream().map(ClassDesc::descriptorString).forEach(text::append);
        return text.append(')').toString();
    }
}
