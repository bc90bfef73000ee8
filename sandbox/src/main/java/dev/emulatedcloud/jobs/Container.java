package dev.emulatedcloud.jobs;

import dev.emulatedcloud.azure.JobRunner.Outcome;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.traffic.Client;
import dev.emulatedcloud.traffic.Hop;
import dev.emulatedcloud.traffic.Walk;
import dev.emulatedcloud.traffic.Walker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A container that runs its commands, one after the other, until one fails. */
final class Container {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int NOTHING_RAN = 127;
    private static final Content NOTHING = new Content(Optional.of(""), Set.of());

    private final Walker walker;
    private final ResourceId environment;
    private final Map<String, Content> variables;
    private final Map<String, Content> files = new HashMap<>();

    Container(Walker walker, ResourceId environment, Map<String, Content> variables) {
        this.walker = walker;
        this.environment = environment;
        this.variables = variables;
    }

    Outcome run(List<String> commandLine) {
        Duration length = Duration.ZERO;
        try {
            for (Script.Step step : Script.of(commandLine)) {
                Outcome outcome = run(step);
                length = length.plus(outcome.length());
                if (!outcome.succeeded()) {
                    return new Outcome(outcome.exitCode(), outcome.reason(), length);
                }
            }
            return new Outcome(0, "the commands ended with 0", length);
        } catch (Unknown e) {
            return new Outcome(NOTHING_RAN, e.getMessage(), length);
        }
    }

    private Outcome run(Script.Step step) throws Unknown {
        String program = step.words().get(0).expand(Map.of());
        if (program.equals("printf")) {
            return print(step);
        }
        if (step.output().isPresent()) {
            throw new Unknown("what " + program + " writes to a file");
        }
        List<String> arguments = new ArrayList<>();
        for (Word word : step.words().subList(1, step.words().size())) {
            arguments.add(word.expand(variables));
        }
        return switch (program) {
            case "curl" -> call(Curl.of(arguments));
            case "getent" -> {
                if (arguments.size() != 2 || !arguments.get(0).equals("hosts")) {
                    throw new Unknown("another use of getent than getent hosts NAME");
                }
                yield lookUp("getent", 2, arguments.get(1));
            }
            case "nslookup" -> {
                if (arguments.size() != 1) {
                    throw new Unknown("another use of nslookup than nslookup NAME");
                }
                yield lookUp("nslookup", 1, arguments.get(0));
            }
            default -> throw new Unknown("the command " + program);
        };
    }

    private Outcome print(Script.Step step) throws Unknown {
        List<Word> words = step.words();
        if (words.size() != 3
                || !words.get(1).expand(Map.of()).equals("%s")
                || words.get(2).variable().isEmpty()) {
            throw new Unknown("another use of printf than printf %s \"$VARIABLE\"");
        }
        Content content = variables.getOrDefault(words.get(2).variable().get(), NOTHING);
        if (step.output().isPresent()) {
            files.put(step.output().get().expand(variables), content);
        }
        return new Outcome(0, "printf ended with 0", Duration.ZERO);
    }

    private Outcome lookUp(String program, int missing, String name) {
        Walk walk = walker.resolve(environment, name);
        return walk.failure()
                .map(hop -> new Outcome(missing, ended(program, missing, hop), MOMENT))
                .orElse(new Outcome(0, program + " ended with 0", MOMENT));
    }

    private Outcome call(Curl curl) throws Unknown {
        Set<String> trusted = Set.of();
        if (curl.authorities().isPresent()) {
            Content file = files.get(curl.authorities().get());
            if (file == null || file.certificates().isEmpty()) {
                return new Outcome(
                        77, "curl ended with 77: the file of --cacert is not there, or holds no certificate", MOMENT);
            }
            trusted = file.certificates();
        }
        var client = new Client(texts(), curl.address(), curl.verifies(), trusted);
        Walk walk = walker.connect(environment, client, curl.url().getHost(), curl.port(), curl.isTls());
        if (walk.failure().isPresent()) {
            Hop hop = walk.failure().get();
            int code = exitCode(hop);
            return new Outcome(
                    code, ended("curl", code, hop), code == 28 ? Duration.ofSeconds(curl.patience()) : MOMENT);
        }
        if (!walk.warnings().isEmpty()) {
            throw new Unknown("what answers at " + curl.url().getHost());
        }
        return new Outcome(0, "curl ended with 0", MOMENT);
    }

    /** The variables that curl can see; those from secrets are none of a proxy's here. */
    private Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        variables.forEach((name, content) -> content.text().ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** As <a href="https://curl.se/libcurl/c/libcurl-errors.html">curl</a> tells what went wrong. */
    private static int exitCode(Hop hop) {
        return switch (hop.name()) {
            case RESOLUTION -> 6;
            case SERVICE -> 7;
            case PROXY -> 56;
            case TLS -> 60;
            default -> 28;
        };
    }

    private static String ended(String program, int code, Hop hop) {
        return "%s ended with %d: %s, %s"
                .formatted(program, code, hop.name(), hop.why().orElse(""));
    }
}
