package dev.emulatedcloud.databricks.sql;

import dev.emulatedcloud.databricks.sql.Command.Argument;
import dev.emulatedcloud.databricks.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Understands one statement: {@code CALL}, {@code SELECT} of a function, {@code GRANT} and its relatives. */
final class SqlParser {
    private final List<Token> tokens;
    private final Map<String, String> parameters;
    private int at;

    private SqlParser(List<Token> tokens, Map<String, String> parameters) {
        this.tokens = tokens;
        this.parameters = parameters;
    }

    static Command parse(String sql, Map<String, String> parameters) {
        var parser = new SqlParser(Token.of(sql), parameters);
        Command command = parser.command();
        parser.accepts(";");
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return command;
    }

    private Command command() {
        if (accepts("CALL")) {
            return new Command.Call(path(), arguments());
        }
        if (accepts("SELECT")) {
            return select();
        }
        if (accepts("GRANT")) {
            return grant(false, "TO");
        }
        if (accepts("REVOKE")) {
            return grant(true, "FROM");
        }
        expect("SHOW");
        expect("GRANTS");
        Optional<String> principal = peek().is("ON") ? Optional.empty() : Optional.of(name());
        return new Command.ShowGrants(principal, connection());
    }

    private Command select() {
        List<String> routine = path();
        List<Argument> arguments = arguments();
        String column = String.join(".", routine) + "()";
        boolean named = accepts("AS") || peek().kind() == Kind.WORD || peek().kind() == Kind.NAME;
        return new Command.Select(routine, arguments, named ? name() : column);
    }

    private Command grant(boolean revokes, String preposition) {
        var privileges = new ArrayList<String>();
        do {
            var words = new ArrayList<String>();
            while (!peek().is("ON") && peek().kind() == Kind.WORD) {
                words.add(next().text().toUpperCase(Locale.ROOT));
            }
            if (words.isEmpty()) {
                throw unexpected();
            }
            privileges.add(String.join("_", words));
        } while (accepts(","));
        String connection = connection();
        expect(preposition);
        return new Command.Grant(revokes, privileges, connection, name());
    }

    private String connection() {
        expect("ON");
        expect("CONNECTION");
        return name();
    }

    private List<String> path() {
        var path = new ArrayList<String>();
        do {
            path.add(name());
        } while (accepts("."));
        return path;
    }

    private List<Argument> arguments() {
        expect("(");
        var arguments = new ArrayList<Argument>();
        if (accepts(")")) {
            return arguments;
        }
        do {
            boolean named = tokens.get(at + 1).isSymbol("=>");
            Optional<String> name = named ? Optional.of(name()) : Optional.empty();
            if (named) {
                expect("=>");
            }
            arguments.add(new Argument(name, value()));
        } while (accepts(","));
        expect(")");
        return arguments;
    }

    private String value() {
        var value = new StringBuilder();
        do {
            Token token = next();
            value.append(
                    switch (token.kind()) {
                        case STRING, WORD -> token.text();
                        case MARKER -> bound(token.text());
                        default -> throw refused(token);
                    });
        } while (accepts("||"));
        return value.toString();
    }

    private String bound(String marker) {
        return Optional.ofNullable(parameters.get(marker)).orElseThrow(() -> SqlRule.UNBOUND_PARAMETER.refused(marker));
    }

    private String name() {
        Token token = next();
        if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
            throw refused(token);
        }
        return token.text();
    }

    private boolean accepts(String text) {
        boolean found = peek().is(text) || peek().isSymbol(text);
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(String text) {
        if (!accepts(text)) {
            throw unexpected();
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private RuntimeException unexpected() {
        return refused(peek());
    }

    private static RuntimeException refused(Token token) {
        return SqlRule.SYNTAX_ERROR.refused(token.shown());
    }
}
