package dev.fraudscorer.features.internal.step.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.bytecode.CodeSwitch;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowCodeTest {
    @Test
    void generate_manyFeatures_methodsStayBelowWhatTheJvmCompiles() throws ReflectiveOperationException {
        RandomEntity entity = new RandomEntity(new Random(1), 12, 64, 3_000, RandomEntity.Numbers.CENTS);
        ProgramWriter.Written written =
                Objects.requireNonNull(WindowCode.generate(entity.plan())).written();
        assertThat(written.methods()).isGreaterThan(10);
        assertThat(written.longestMethod()).isLessThan(CodeSwitch.LONGEST_METHOD);
    }

    @Test
    void generate_fewFeatures_isOneMethod() throws ReflectiveOperationException {
        RandomEntity entity = new RandomEntity(new Random(2), 2, 1, 12, RandomEntity.Numbers.CENTS);
        assertThat(Objects.requireNonNull(WindowCode.generate(entity.plan()))
                        .written()
                        .methods())
                .isEqualTo(1);
    }

    @Test
    void compile_moreColumnsThanBits_isNone() {
        RandomEntity entity = new RandomEntity(new Random(3), 40, 0, 2_000, RandomEntity.Numbers.CENTS);
        assertThat(entity.plan().columns().codes()).isGreaterThan(Integer.SIZE);
        assertThat(WindowCode.compile(entity.plan())).isNull();
    }

    @Test
    void compile_switchedOff_isNone() {
        RandomEntity entity = new RandomEntity(new Random(4), 2, 1, 12, RandomEntity.Numbers.CENTS);
        System.setProperty(WindowCode.SWITCH, "false");
        try {
            assertThat(WindowCode.compile(entity.plan())).isNull();
        } finally {
            System.clearProperty(WindowCode.SWITCH);
        }
        assertThat(WindowCode.compile(entity.plan())).isNotNull();
    }

    @Test
    void generate_codeNoLongerUsed_classIsUnloaded() throws ReflectiveOperationException {
        WeakReference<Class<?>> type = new WeakReference<>(classOfCode());
        for (int i = 0; i < 100 && type.get() != null; i++) {
            System.gc();
        }
        assertThat(type.get()).isNull();
    }

    private static Class<?> classOfCode() throws ReflectiveOperationException {
        RandomEntity entity = new RandomEntity(new Random(5), 2, 1, 12, RandomEntity.Numbers.CENTS);
        return Objects.requireNonNull(WindowCode.generate(entity.plan()))
                .program()
                .getClass();
    }
}
