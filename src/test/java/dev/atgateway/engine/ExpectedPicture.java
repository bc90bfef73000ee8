package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The picture of an example in {@code src/test/resources/pictures}, without what engine and cloud make up. */
final class ExpectedPicture {
    private ExpectedPicture() {}

    static String of(String example) {
        try {
            return Files.readString(TryProject.ROOT.resolve("src/test/resources/pictures/" + example + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names that Pulumi or the cloud invent, an address, and the blanks at the end of a line, which depend on its length. */
    static String comparable(String picture) {
        return picture.replaceAll("(gateway-nsg|gateway-routes)[0-9a-f]{8}", "$1")
                .replaceAll("[a-z]+-[0-9a-f]{8}\\.westeurope\\.", "domain.westeurope.")
                .replaceAll("address 203\\.0\\.113\\.\\d+", "address 203.0.113.0")
                .replaceAll("(?m)(?<=\\S) +\\|((?: \\|)*)$", " |$1");
    }
}
