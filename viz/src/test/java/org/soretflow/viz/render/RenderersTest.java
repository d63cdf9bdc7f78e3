package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/// A renderer is there, or a message says what to install; where VTK is required it is there.
class RenderersTest {

    @Test
    void thereIsARendererOrARemedy() {
        if (Renderers.isUsable()) {
            assertThat(Renderers.any().obstacle()).isEmpty();
            return;
        }
        assertThatThrownBy(Renderers::any).isInstanceOf(MissingRendererException.class)
                .hasMessageContaining("apt install").hasMessageContaining("xvfb");
        if ("1".equals(System.getenv("SORETFLOW_REQUIRE_VTK"))) {
            fail("SORETFLOW_REQUIRE_VTK=1 asks for VTK, but there is no renderer that works");
        }
    }
}
