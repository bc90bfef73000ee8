package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./try up} ends with the picture, and where else it can go; what it shows is in {@link ExamplesTest}. */
@Tag("engine")
class PictureTest {
    private static final String PICTURE = "| VNet carto-at-gateway-vnet  10.1.0.0/16";

    @TempDir
    private Path folder;

    @Test
    void endsAnUpThatDeployedAndNoOther() throws Exception {
        try (var project = TryProject.fresh()) {
            assertThat(project.tryCommand("cloud", "--picture").failed().err())
                    .contains("there is no gateway to draw yet");
            project.set("vnetCidr", "10.0.128.0/17");
            var refused = up(project, "--skip-preview");
            assertThat(refused.failed().out()).doesNotContain(PICTURE);
            assertThat(refused.exitCode()).isEqualTo(project.up().exitCode());
            project.restore("vnetCidr");

            assertThat(up(project, "--json", "--skip-preview").succeeded().out().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(JsonParser.parseString(line).isJsonObject())
                            .isTrue());
            var shown = project.tryCommand("cloud", "--picture").succeeded().out();
            assertThat(up(project, "--skip-preview").succeeded().out())
                    .contains(PICTURE)
                    .endsWith(shown);
            assertThat(up(project, "--help").succeeded().out()).doesNotContain(PICTURE);
            canBeWrittenToAFile(project, shown);
        }
    }

    private void canBeWrittenToAFile(TryProject project, String shown) throws Exception {
        var svg = folder.resolve("gateway.svg");
        project.tryCommand("cloud", "--svg", svg.toString()).succeeded();
        var texts = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getElementsByTagName("text");
        assertThat(texts.getLength()).isGreaterThan(20);
        for (int at = 0; at < texts.getLength(); at++) {
            assertThat(shown).contains(texts.item(at).getTextContent());
        }
        assertThat(project.tryCommand("cloud", "--mermaid", "-").succeeded().out())
                .startsWith("flowchart TB\n")
                .contains("carto-at-gateway-vnet");
        var nowhere = folder.resolve("nowhere");
        assertThat(project.tryCommand(
                                "cloud", "--svg", nowhere.resolve("gateway.svg").toString())
                        .failed()
                        .err())
                .contains(nowhere + " is no folder")
                .doesNotContain("Exception");
    }

    private static Run up(TryProject project, String... arguments) {
        var command = new ArrayList<>(List.of("up", "--cwd", project.project().toString()));
        command.addAll(List.of(arguments));
        return project.tryCommand(command.toArray(String[]::new));
    }
}
