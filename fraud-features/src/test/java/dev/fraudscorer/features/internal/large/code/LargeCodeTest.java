package dev.fraudscorer.features.internal.large.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.bytecode.CodeSwitch;
import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.step.code.RandomEntity;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeCodeTest {
    @Test
    void write_manyFeatures_methodsStayBelowWhatTheJvmCompiles() {
        RandomEntity entity = new RandomEntity(new Random(1), 12, 64, 3_000, RandomEntity.Numbers.CENTS);
        LargePlan plan = new LargePlan(entity.plan());
        LargeWriter.Written written = new LargeWriter(plan.layout(false, true)).write();
        assertThat(written.longestMethod()).isLessThan(CodeSwitch.LONGEST_METHOD / 2);
    }

    @Test
    void compile_moreColumnsThanBits_isNone() {
        RandomEntity entity = new RandomEntity(new Random(3), 40, 0, 2_000, RandomEntity.Numbers.CENTS);
        assertThat(entity.plan().columns().codes()).isGreaterThan(Integer.SIZE);
        assertThat(LargeCode.compile(entity.plan())).isNull();
    }

    @Test
    void compile_switchedOff_isNone() {
        RandomEntity entity = new RandomEntity(new Random(4), 2, 1, 12, RandomEntity.Numbers.CENTS);
        System.setProperty(CodeSwitch.NAME, "false");
        try {
            assertThat(LargeCode.compile(entity.plan())).isNull();
        } finally {
            System.clearProperty(CodeSwitch.NAME);
        }
        assertThat(LargeCode.compile(entity.plan())).isNotNull();
    }
}
