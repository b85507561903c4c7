package dev.fraudscorer.onnx.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenCallsTest {
    @Test
    void close_noCallInside_isFirstOnce() {
        OpenCalls calls = new OpenCalls();
        calls.enter();
        calls.leave();

        assertThat(calls.close()).isTrue();
        assertThat(calls.close()).isFalse();
    }

    @Test
    void enter_closed_throws() {
        OpenCalls calls = new OpenCalls();
        calls.close();

        assertThatThrownBy(calls::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this model is closed");
    }

    @Test
    void close_callsInside_waitsForTheLast() {
        OpenCalls calls = new OpenCalls();
        calls.enter();
        calls.enter();
        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(calls::close);
        awaitClosed(calls);

        calls.leave();
        assertThat(closing).isNotDone();
        calls.leave();
        assertThat(closing.join()).isTrue();
    }

    @Test
    void close_interrupted_waitsAllTheSameAndKeepsTheInterrupt() {
        OpenCalls calls = new OpenCalls();
        calls.enter();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            calls.close();
            interrupted.complete(Thread.interrupted());
        });
        closer.start();
        awaitClosed(calls);

        closer.interrupt();
        assertThat(interrupted).isNotDone();
        calls.leave();
        assertThat(interrupted.join()).isTrue();
    }

    private static void awaitClosed(OpenCalls calls) {
        try {
            while (true) {
                calls.enter();
                calls.leave();
                Thread.onSpinWait();
            }
        } catch (IllegalStateException closed) {
            assertThat(closed).hasMessage("this model is closed");
        }
    }
}
