package dev.atgateway.engine;

import com.google.gson.JsonObject;
import dev.atgateway.verify.VerifyInProcess.Name;
import dev.atgateway.verify.VerifyInProcess.Question;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong with a deployed gateway.
 *
 * @param name {@code check/fault}, by which {@code verify} is to name it
 * @param isCause whether its check is the first that fails; else it is what another fault leads to
 * @param hub whether the gateway goes through the hub
 * @param inside whether it is looked for from inside
 * @param wrong makes it wrong in the cloud
 * @param asked makes it wrong in what is asked
 */
record VerifyFault(
        String name,
        boolean isCause,
        boolean hub,
        boolean inside,
        Consumer<VerifyWorld> wrong,
        UnaryOperator<Question> asked) {
    static VerifyFault fault(String name, Consumer<VerifyWorld> wrong) {
        return new VerifyFault(name, true, false, false, wrong, question -> question);
    }

    static VerifyFault asked(String name, UnaryOperator<Question> asked) {
        return new VerifyFault(name, true, false, false, world -> {}, asked);
    }

    VerifyFault throughTheHub() {
        return new VerifyFault(name, isCause, true, inside, wrong, asked);
    }

    /** With the job in the environment. */
    VerifyFault fromInside() {
        return new VerifyFault(name, isCause, hub, true, wrong, asked);
    }

    /** Of what comes after another check that has found the cause. */
    VerifyFault asAConsequence() {
        return new VerifyFault(name, false, hub, inside, wrong, asked);
    }

    String check() {
        return name.split("/")[0];
    }

    static Question warehouse(Question question, String id) {
        return new Question(
                question.outputs(),
                question.config(),
                Optional.of(id),
                question.name(),
                question.inside(),
                question.only());
    }

    static Question found(Question question, Name name) {
        return new Question(
                question.outputs(), question.config(), question.warehouse(), name, question.inside(), question.only());
    }

    static Question configured(Question question, String key, String value) {
        var config = question.config().deepCopy();
        var entry = new JsonObject();
        entry.addProperty("value", value);
        entry.addProperty("secret", false);
        config.add("carto-at-gateway:" + key, entry);
        return new Question(
                question.outputs(), config, question.warehouse(), question.name(), question.inside(), question.only());
    }

    static Question deployed(Question question, String output, String value) {
        var outputs = question.outputs().deepCopy();
        outputs.addProperty(output, value);
        return new Question(
                outputs, question.config(), question.warehouse(), question.name(), question.inside(), question.only());
    }

    @Override
    public String toString() {
        return name;
    }
}
