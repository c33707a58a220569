package io.quittance.pdf;

/** There is more to render than the queue takes. */
public final class RenderQueueFullException extends RuntimeException {

    RenderQueueFullException() {
        super("The render queue is full", null, false, false);
    }
}
