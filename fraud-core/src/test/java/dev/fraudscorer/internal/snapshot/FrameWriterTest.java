package dev.fraudscorer.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

final class FrameWriterTest {
    /** A disk that is full for a moment: a source that takes no notice must not get its file published. */
    @Test
    void frame_afterAFailedWrite_isRefusedThoughTheDiskHasRoomAgain() {
        FrameWriter frames = new FrameWriter(new FullForAMoment());
        byte[] large = new byte[Format.BUFFER_BYTES + 1];

        assertThatThrownBy(() -> frames.frame(FrameKind.BLOCK, large)).hasMessage("no space left");

        assertThatThrownBy(() -> frames.frame(FrameKind.BLOCK, new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("a write before this one failed");
    }

    private static final class FullForAMoment implements WritableByteChannel {
        private boolean failed;

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (!failed) {
                failed = true;
                throw new IOException("no space left");
            }
            int length = source.remaining();
            source.position(source.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
