package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.DurationsFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Walks a call through what exists, and says where it ends. */
@Command(
        name = "reach",
        description = "Walk a call hop by hop; 0 if it arrives, 1 if a hop fails.",
        mixinStandardHelpOptions = true)
public final class ReachCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(
            names = "--from",
            paramLabel = "FROM",
            converter = FromConverter.class,
            description = "warehouse (the default), internet or gateway.")
    private Call.From from = Call.From.WAREHOUSE;

    @Option(
            names = "--to",
            paramLabel = "TO",
            converter = ToConverter.class,
            description = "carto (the default), proxy or HOST:PORT.")
    private Call.To to = Call.To.CARTO;

    @Option(names = "--warehouse", paramLabel = "ID", description = "The first pro or serverless one by default.")
    private Optional<String> warehouse;

    @Option(names = "--principal", paramLabel = "NAME", description = "The current user by default.")
    private Optional<String> principal;

    @Option(names = "--connection", paramLabel = "NAME", description = "The only one by default.")
    private Optional<String> connection;

    @Option(
            names = "--app",
            paramLabel = "NAME",
            description = "With --from internet or gateway; the only one by default.")
    private Optional<String> app;

    @Option(names = "--strict", description = "Fail also at a hop that passes with a warning.")
    private boolean strict;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var resources = new ResourceManager(Cloud.peek(home), () -> DurationsFile.read(home));
        resources.settle();
        Walk walk;
        try {
            walk = new Walker(resources).walk(new Call(from, to, warehouse, principal, connection, app));
        } catch (Call.Ambiguous e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
        command.commandLine().getOut().println(json ? Json.pretty(walk.toJson()) : walk.toText());
        return walk.reaches() && (!strict || walk.warnings().isEmpty()) ? 0 : 1;
    }

    static final class FromConverter implements ITypeConverter<Call.From> {
        @Override
        public Call.From convert(String text) {
            return switch (text) {
                case "warehouse" -> Call.From.WAREHOUSE;
                case "internet" -> Call.From.INTERNET;
                case "gateway" -> Call.From.GATEWAY;
                default -> throw new TypeConversionException("'" + text + "' is not warehouse, internet or gateway");
            };
        }
    }

    static final class ToConverter implements ITypeConverter<Call.To> {
        @Override
        public Call.To convert(String text) {
            try {
                return Call.To.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
