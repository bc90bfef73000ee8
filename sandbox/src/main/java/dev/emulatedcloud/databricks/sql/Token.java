package dev.emulatedcloud.databricks.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word of SQL text. */
record Token(Kind kind, String text) {

    enum Kind {
        WORD,
        NAME,
        STRING,
        MARKER,
        SYMBOL,
        END
    }

    private static final Pattern TOKEN = Pattern.compile("(?<skip>\\s+|--[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<word>[A-Za-z0-9_]+)"
            + "|`(?<name>(?:[^`]|``)+)`"
            + "|'(?<single>(?:[^'\\\\]++|\\\\(?s:.)|'')*+)'"
            + "|\"(?<double>(?:[^\"\\\\]++|\\\\(?s:.)|\"\")*+)\""
            + "|:(?<marker>\\w+)"
            + "|(?<symbol>=>|\\|\\||[.,;()])");

    /** The words of a text and its end. */
    static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = TOKEN.matcher(sql);
        int at = 0;
        while (at < sql.length()) {
            if (!matcher.region(at, sql.length()).lookingAt()) {
                throw SqlRule.SYNTAX_ERROR.refused("'" + sql.charAt(at) + "'");
            }
            if (matcher.group("word") != null) {
                tokens.add(new Token(Kind.WORD, matcher.group("word")));
            } else if (matcher.group("name") != null) {
                tokens.add(new Token(Kind.NAME, matcher.group("name").replace("``", "`")));
            } else if (matcher.group("single") != null) {
                tokens.add(new Token(Kind.STRING, unescaped(matcher.group("single"), "'")));
            } else if (matcher.group("double") != null) {
                tokens.add(new Token(Kind.STRING, unescaped(matcher.group("double"), "\"")));
            } else if (matcher.group("marker") != null) {
                tokens.add(new Token(Kind.MARKER, matcher.group("marker")));
            } else if (matcher.group("symbol") != null) {
                tokens.add(new Token(Kind.SYMBOL, matcher.group("symbol")));
            }
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    /** Without the backslashes that escape, and with quotes once that were written twice. */
    private static String unescaped(String literal, String quote) {
        return Pattern.compile("(?s)\\\\.|" + quote + quote)
                .matcher(literal)
                .replaceAll(escaped -> Matcher.quoteReplacement(
                        escaped.group().equals("\\n") ? "\n" : escaped.group().substring(1)));
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** For an error message: a string may be a secret, so it is not shown. */
    String shown() {
        return switch (kind) {
            case STRING -> "a string";
            case END -> "end of input";
            default -> "'" + text + "'";
        };
    }
}
