package dev.atgateway.report;

import com.google.gson.JsonParseException;
import dev.atgateway.cli.CommandFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command {@code report}: what a preview says, as Markdown for a pull request. Exit codes: 0 done; 1 the preview failed,
 * which the report says, or there is no report; 2 wrong usage; 3 there are changes and none were expected.
 */
public final class Report {
    private static final String USAGE = """
            Turns what a preview of any stack says into Markdown for a pull request.

              ./report [--stack NAME] [--config-file FILE] [OPTIONS] [-- ARGS]   runs the preview; ARGS go to pulumi
              ./report [OPTIONS] [--name TEXT] [--note TEXT] FILE ...            reads what pulumi preview --json printed

              FILE                 - is standard input; several files make one report, each with its --name and --note
              --drift              the preview is one of pulumi refresh: what was changed behind Pulumi's back
              --expect-no-changes  exit code 3 if there are any
              --title TEXT         a heading
              --limit N            at most so many characters, by default 60000
              --secrets FILE       what pulumi config --json --show-secrets prints, to hide these values in what is read;
                                   not needed when the preview is run
            """;

    private Report() {}

    /** Runs the command. */
    public static void main(String[] words) {
        System.exit(execute(List.of(words)));
    }

    private static int execute(List<String> words) {
        if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            System.out.print(USAGE);
            return 0;
        }
        try {
            var arguments = Arguments.read(words);
            var sections = arguments.readsFiles() ? read(arguments) : run(arguments);
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.print(new Comment(arguments.title, sections).markdown(arguments.limit));
            if (sections.stream().anyMatch(Section::failed)) {
                return 1;
            }
            return arguments.expectNoChanges && sections.stream().anyMatch(Section::changes) ? 3 : 0;
        } catch (Arguments.WrongUsage e) {
            System.err.println("report: " + e.getMessage());
            System.err.print(USAGE);
            return 2;
        } catch (CommandFailed e) {
            System.err.println("report: " + e.getMessage());
            return 1;
        }
    }

    private static List<Section> run(Arguments arguments) {
        var pulumi = new StackQuestions(arguments.target);
        var preview = pulumi.preview(arguments.kind, arguments.preview);
        var config = pulumi.config();
        // Pulumi itself has masked the secrets; without a config that it can read, no resource was previewed either.
        if (!config.succeeded() && Digest.of(preview, KnownSecrets.NONE).isPresent()) {
            throw new CommandFailed("the stack's secrets cannot be read, so that they could not be hidden: "
                    + config.err().strip());
        }
        var secrets = config.succeeded() ? secrets(config.out()) : KnownSecrets.NONE;
        return List.of(new Section(arguments.kind, Optional.empty(), List.of(), Optional.of(preview), secrets));
    }

    private static List<Section> read(Arguments arguments) {
        var secrets = arguments.secrets.map(file -> secrets(text(file))).orElse(KnownSecrets.NONE);
        var sections = new ArrayList<Section>();
        for (var part : arguments.parts) {
            sections.add(new Section(arguments.kind, part.name, part.notes, part.file.map(Report::text), secrets));
        }
        return sections;
    }

    private static KnownSecrets secrets(String config) {
        try {
            return KnownSecrets.of(config);
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandFailed("the secrets are not what pulumi config --json --show-secrets prints");
        }
    }

    private static String text(String file) {
        try {
            return new String(
                    file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)),
                    StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailed(
                    file + ": cannot be read. write the file that holds what pulumi preview --json printed");
        }
    }
}
