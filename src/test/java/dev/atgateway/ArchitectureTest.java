package dev.atgateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.atgateway.databricks.SqlTemplate;
import dev.atgateway.network.Surroundings;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may touch what. */
@AnalyzeClasses(packages = "dev.atgateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SETTINGS = Settings.class.getPackageName() + "..";

    private static final String VERIFY = "dev.atgateway.verify..";

    @ArchTest
    static final ArchRule settingsKnowNoPulumi = noClasses()
            .that()
            .resideInAPackage(SETTINGS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.pulumi..");

    @ArchTest
    static final ArchRule settingsKnowNothingElseOfTheProgram = noClasses()
            .that()
            .resideInAPackage(SETTINGS)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.atgateway..").and(not(resideInAPackage(SETTINGS))));

    @ArchTest
    static final ArchRule stackConfigAloneReadsTheEnvironment = noClasses()
            .that(not(belongToAnyOf(StackConfig.class)))
            .and()
            .doNotHaveFullyQualifiedName("dev.atgateway.verify.Variables")
            .should()
            .accessTargetWhere(target(owner(type(System.class))).and(target(name("getenv"))));

    @ArchTest
    static final ArchRule componentsDoNotKnowEachOther = slices().matching(
                    "dev.atgateway.(network|gateway|dns|databricks)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule componentsDoNotSeeTheWholeSettings = noClasses()
            .that(not(belongToAnyOf(GatewayStack.class, App.class, Surroundings.class)))
            .and()
            .doNotHaveFullyQualifiedName(Surroundings.class.getName() + "Lookup")
            .and()
            .resideOutsideOfPackages(SETTINGS, VERIFY)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Settings.class);

    @ArchTest
    static final ArchRule onlyAppDeclaresTheStack = classes()
            .that(belongToAnyOf(GatewayStack.class))
            .should()
            .onlyHaveDependentClassesThat(belongToAnyOf(App.class, GatewayStack.class));

    @ArchTest
    static final ArchRule programKnowsNothingOfTheEmulatedCloud =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.emulatedcloud..");

    /** It works on any stack of the program by what Pulumi prints of it, whatever the config says by now. */
    @ArchTest
    static final ArchRule recoveryKnowsNeitherTheProgramNorPulumisClasses = noClasses()
            .that()
            .resideInAPackage("dev.atgateway.recover..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.pulumi..")
                    .or(resideInAPackage("dev.atgateway..")
                            .and(not(resideInAnyPackage("dev.atgateway.recover..", "dev.atgateway.cli..")))));

    /** The program that Pulumi runs has none of these on its class path. */
    @ArchTest
    static final ArchRule verificationAloneCallsTheClouds = noClasses()
            .that()
            .resideOutsideOfPackage(VERIFY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.azure..", "com.databricks.sdk..", "org.apache.http..", "picocli..", "reactor..", VERIFY);

    /** It looks at what was deployed, by what Pulumi prints of it, and not at what would be declared. */
    @ArchTest
    static final ArchRule verificationKnowsNoResourceOfPulumi = noClasses()
            .that()
            .resideInAPackage(VERIFY)
            .should()
            .dependOnClassesThat(resideInAPackage("com.pulumi..")
                    .or(resideInAPackage("dev.atgateway..")
                            .and(not(
                                    resideInAnyPackage(VERIFY, SETTINGS, "dev.atgateway.cli..", "dev.atgateway.tls..")))
                            .and(not(belongToAnyOf(SqlTemplate.class)))));

    /** It works on any stack's preview, by what Pulumi prints. */
    @ArchTest
    static final ArchRule reportsKnowNeitherTheProgramNorPulumisClasses = noClasses()
            .that()
            .resideInAPackage("dev.atgateway.report..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.pulumi..")
                    .or(resideInAPackage("dev.atgateway..")
                            .and(not(resideInAnyPackage("dev.atgateway.report..", "dev.atgateway.cli..")))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule publicSettingsAreClosed =
            classes().that().resideInAPackage(SETTINGS).and().arePublic().should(beClosed());

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be final classes, records, enums or sealed interfaces") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var closed = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.isEnum()
                        || type.isInterface() && type.reflect().isSealed();
                events.add(new SimpleConditionEvent(type, closed, type.getFullName() + " is open to others"));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "src/main, dev\\.emulatedcloud",
        "src/test, (?m)^import (static )?dev\\.emulatedcloud",
        "sandbox/pom.xml, dev\\.atgateway",
        "sandbox/src, dev\\.atgateway"
    })
    void filesDoNotHold(Path place, Pattern words) throws IOException {
        try (var files = Files.walk(place)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file, ISO_8859_1))
                    .doesNotContainPattern(words));
        }
    }
}
