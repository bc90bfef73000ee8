package dev.emulatedcloud.engine;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass;

/** The line that the engine shows beside a resource while it is being worked on. */
final class EngineStatus implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final ManagedChannel channel;

    EngineStatus(String address) {
        channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    }

    /** Shows a text in place of the one before it; an engine that has gone is no reason to stop. */
    void show(String urn, String text) {
        try {
            EngineGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .log(EngineOuterClass.LogRequest.newBuilder()
                            .setSeverity(EngineOuterClass.LogSeverity.INFO)
                            .setUrn(urn)
                            .setMessage(text)
                            .setEphemeral(true)
                            .build());
        } catch (StatusRuntimeException gone) {
            // the operation itself notices when its engine is gone
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
