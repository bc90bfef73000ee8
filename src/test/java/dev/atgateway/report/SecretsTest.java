package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String CANARY = "canary-7f3e9b1c";
    private static final String SIGNED =
            "{\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\", \"plaintext\": \"" + CANARY
                    + "\"}";

    private static String update(String before, String after) {
        return new Preview().step("update", "a:b:C", "one", before, after).report();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{inputs: {x: '[secret]'}}                 | {inputs: {x: 'CANARY'}}",
                "{inputs: {x: 'CANARY'}}                   | {inputs: {x: '[secret]'}}",
                "{inputs: {x: {y: '[secret]'}}}            | {inputs: {x: {y: {z: 'CANARY'}}}}",
                "{inputs: {x: [1, {y: '[secret]'}]}}       | {inputs: {x: [{y: 'CANARY'}]}}",
                "{inputs: {x: 1}, outputs: {x: '[secret]'}}| {inputs: {x: 'CANARY'}}",
                "{inputs: {x: 1}}                          | {inputs: {x: 'CANARY'}, additionalSecretOutputs: ['x']}",
                "{inputs: {x: 1}}                          | {inputs: {x: {y: 'CANARY'}}, additionalSecretOutputs: ['x']}",
                "{inputs: {x: 1}}                          | {inputs: {x: SIGNED}}",
                "{inputs: {x: 1}}                          | {inputs: {x: [SIGNED]}}",
                "{inputs: {'a.b': '[secret]'}}             | {inputs: {'a.b': 'CANARY'}}",
            },
            quoteCharacter = '`')
    void whatIsSecretOnOneSideIsHiddenOnBoth(String before, String after) {
        assertThat(update(json(before), json(after))).contains("[secret]").doesNotContain(CANARY);
    }

    private static String json(String text) {
        return text.replace("SIGNED", SIGNED).replace("CANARY", CANARY).replace('\'', '"');
    }

    @Test
    void secretInJsonInATextIsHidden() {
        var inner = SIGNED.replace("\"", "\\\"");
        assertThat(update("{inputs: {x: 1}}", "{inputs: {x: \"{\\\"a\\\": " + inner + "}\"}}"))
                .contains("! x: [secret], another one")
                .doesNotContain(CANARY);
    }

    @Test
    void neighbourOfASecretIsShown() {
        assertThat(update("{inputs: {x: {y: \"[secret]\", yy: 1}}}", "{inputs: {x: {y: \"[secret]\", yy: 2}}}"))
                .contains("+ x.yy: 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "adminPassword",
                "clientSecret",
                "api_key",
                "accessToken",
                "sharedKey",
                "connectionString",
                "tokens",
                "primaryKey"
            })
    void whatIsCalledLikeASecretIsHidden(String name) {
        assertThat(new Preview()
                        .step("create", "a:b:C", "one", "", "{inputs: {%s: \"%s\"}}".formatted(name, CANARY))
                        .report())
                .contains(name + ": [secret]")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretRef", "oauthTokenEndpoint", "keyVaultUrl", "passwordless", "key"})
    void whatOnlySpeaksOfASecretIsShown(String name) {
        assertThat(new Preview()
                        .step("create", "a:b:C", "one", "", "{inputs: {%s: \"value\"}}".formatted(name))
                        .report())
                .contains(name + ": \"value\"");
    }

    @Test
    void configOfThePreviewIsNotShown() {
        var preview = new Preview().step("create", "a:b:C", "one", "", "{}").json();
        var withConfig = "{\"config\": {\"any:x\": \"" + CANARY + "\"}, " + preview.substring(1);
        assertThat(RecordedPreviews.report(Kind.PREVIEW, withConfig))
                .contains("one")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is canary-7f3e9b1c.",
                "Y2FuYXJ5LTdmM2U5YjFj",
                "dXNlcjpjYW5hcnktN2YzZTliMWM=",
                "canary-7f3e9b1c%0Asecond-line"
            })
    void knownSecretIsHiddenWhereverItStands(String text) {
        var secrets = KnownSecrets.of(
                "{\"any:x\": {\"value\": \"%s\", \"secret\": true}}{\"any:y\": {\"value\": \"else\", \"secret\": false}}"
                        .formatted(CANARY));
        var preview = new Preview()
                .step("create", "a:b:C", text, "", "{inputs: {env: [{value: \"" + text + "\"}]}}")
                .says("error", "the provider said: " + text)
                .json();
        var report = new Section(Kind.PREVIEW, Optional.empty(), List.of(), Optional.of(preview), secrets).markdown();
        assertThat(report).contains("[secret]").doesNotContain(text).doesNotContain(CANARY);
    }

    @Test
    void everyTextInASecretObjectIsASecret() {
        var secrets = KnownSecrets.of(
                "{\"any:x\": {\"value\": \"...\", \"objectValue\": {\"a\": [\"first-one\"], \"b\": \"line number one\\nline number two\"},"
                        + " \"secret\": true}}");
        assertThat(secrets.hide("first-one, line number two, other")).isEqualTo("[secret], [secret], other");
    }

    @Test
    void secretsOfThreeLettersAreLeftAlone() {
        assertThat(KnownSecrets.of("{\"any:x\": {\"value\": \"yes\", \"secret\": true}}")
                        .hide("yes, it is"))
                .isEqualTo("yes, it is");
    }
}
