package dev.emulatedcloud.picture;

import dev.emulatedcloud.azure.ResourceManager;
import java.util.List;
import java.util.stream.Collectors;

/** What was built, one picture for each container app, made from what exists. */
public final class Pictures {
    private final List<Picture> pictures;

    private Pictures(List<Picture> pictures) {
        this.pictures = pictures;
    }

    public static Pictures of(ResourceManager resources) {
        var estate = new Estate(resources);
        return new Pictures(estate.ofType(Estate.APP)
                .map(app -> new GatewayPicture(estate, app).draw())
                .toList());
    }

    public boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** For a terminal: ASCII, at most 92 columns, without colours. */
    public String toText() {
        return pictures.stream().map(TextPicture::of).collect(Collectors.joining("\n\n"));
    }

    /** A document of its own. */
    public String toSvg() {
        return SvgPicture.of(pictures);
    }

    /** What belongs into a fenced block {@code mermaid}. */
    public String toMermaid() {
        return MermaidPicture.of(pictures);
    }
}
