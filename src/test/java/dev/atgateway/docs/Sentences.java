package dev.atgateway.docs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Splits the plain text of a document into sentences, the same way every time.
 *
 * <p>A line never continues on the next one, so that what is left of a code block counts line by line. A leading bullet
 * goes away and runs of blanks become one. A line is cut behind a full stop, question or exclamation mark when a blank
 * and a capital follow, and where the text lost the break between two items of a list: right behind a letter, before
 * {@code A} or {@code An} and a capital; and right behind a letter or a parenthesis, before {@code NAME:}.
 */
final class Sentences {
    private static final Pattern BULLET = Pattern.compile("^[\\s\\u00a0]*\\u2022?[\\s\\u00a0]*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern CUT = Pattern.compile(
            "(?<=[.?!]) (?=\\p{Lu})" + "|(?<=\\p{Ll})(?=An? \\p{Lu})" + "|(?<=[\\p{Ll})])(?=\\p{Lu}[\\p{Lu}_]+: )");
    private static final int HASH_DIGITS = 16;

    private Sentences() {}

    /** The sentences of {@code text}, in order; the first has number 1. */
    static List<String> split(String text) {
        return text.lines()
                .map(line -> BLANKS.matcher(BULLET.matcher(line).replaceFirst(""))
                        .replaceAll(" ")
                        .strip())
                .flatMap(CUT::splitAsStream)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /**
     * The hash of each sentence: 16 hex digits of the SHA-256 of document, repetition and sentence, each on a line. The
     * repetition, 1 where a sentence occurs first, keeps the hashes of equal sentences apart.
     */
    static List<String> hashes(String document, List<String> sentences) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> hashes = new ArrayList<>();
        for (String sentence : sentences) {
            int repetition = seen.merge(sentence, 1, Integer::sum);
            hashes.add(hash(document + "\n" + repetition + "\n" + sentence));
        }
        return hashes;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
