package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every name that the requirements give exists in the product. */
class RequirementNamesTest {
    private static final Product PRODUCT = Product.here();

    @Test
    void keysAreInTheProject() {
        assertExist("keys", PRODUCT.keys());
    }

    @Test
    void resourcesAreMadeByTheProgram() {
        assertExist("resources", PRODUCT.resources());
    }

    @Test
    void outputsAreExported() {
        assertExist("outputs", PRODUCT.outputs());
    }

    @Test
    void classesAreInTheProgram() {
        assertThat(names("code")).allMatch(name -> PRODUCT.fileOfClass(name).isPresent());
    }

    @Test
    void testsExist() {
        assertThat(names("tests")).allMatch(name -> PRODUCT.fileOfTest(name).isPresent());
    }

    @Test
    void anchorsAreHeadingsOfTheirPage() {
        assertThat(names("docs")).allMatch(anchorExists());
    }

    @Test
    void inventedNamesAreNotFound() {
        assertThat(PRODUCT.keys())
                .contains("cartoVnetId", "azure-native:location")
                .doesNotContain("description");
        assertThat(PRODUCT.resources())
                .contains("azure-native:network:Subnet", "databricks:index/grant:Grant")
                .doesNotContain("databricks:index/grants:Grants");
        assertThat(PRODUCT.outputs()).contains("gatewayUrl").doesNotContain("url");
        assertThat(PRODUCT.fileOfClass("GatewayNetworks")).isEmpty();
        assertThat(PRODUCT.fileOfTest("RequirementNamesTest#inventedNamesAreNotFound"))
                .isPresent();
        assertThat(PRODUCT.fileOfTest("RequirementNamesTest#inventedNamesAreNotFound[noSuchCase]"))
                .isEmpty();
        assertThat(PRODUCT.fileOfTest("RequirementNamesTest#assertExist")).isEmpty();
        assertThat(PRODUCT.fileOfTest("RequirementNamesTest")).isEmpty();
        assertThat(PRODUCT.anchors("README.md")).contains("the-real-thing").doesNotContain("The real thing");
        assertThat(PRODUCT.anchors("docs/no-such-page.md")).isEmpty();
    }

    private static Predicate<String> anchorExists() {
        return name -> {
            String[] parts = name.split("#", 2);
            return parts.length == 2 && PRODUCT.anchors(parts[0]).contains(parts[1]);
        };
    }

    private static void assertExist(String place, Set<String> known) {
        assertThat(names(place)).isNotEmpty().isSubsetOf(known);
    }

    private static Set<String> names(String place) {
        return RequirementsFile.read(PRODUCT).stream()
                .flatMap(document -> document.requirements().stream())
                .flatMap(requirement -> requirement.names(place).stream())
                .collect(Collectors.toSet());
    }
}
