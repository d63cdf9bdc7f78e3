package org.soretflow.gpu.loops;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the counter of a loop whose turns do not see each other: a device runs them all at once.
///
/// TornadoVM reads it from the class file, where only annotations of types are kept within methods.
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Parallel {}
