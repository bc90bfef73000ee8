package dev.atgateway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that posts a report, against as much of GitHub's API as it uses. */
class CommentTest {
    private static final String TOKEN = "token-of-the-workflow";
    private static final String MARKER = "<!-- carto-at-gateway preview emulated -->";
    private static final String HEAD = "0123456789abcdef0123456789abcdef01234567";
    private static final long FORK = 77;

    @TempDir
    private Path folder;

    private HttpServer server;
    private HttpServer storage;
    private final List<String> requests = new ArrayList<>();
    private final JsonArray pulls = new JsonArray();
    private final Map<Integer, JsonObject> comments = new LinkedHashMap<>();
    private byte[] artifact;
    private int artifactSize = 100;
    private String storageAuthorization = "not asked";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/", exchange -> {
            storageAuthorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, 200, artifact);
        });
        storage.start();
        pulls.add(pull(12, HEAD, FORK));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        storage.stop(0);
    }

    @Test
    void reportOfAForkIsPostedOnThePullRequestThatHasItsHead() throws Exception {
        artifact = zip(Map.of("report.md", RecordedPreviews.report("replace")));
        pulls.add(pull(13, "f".repeat(40), FORK));
        pulls.add(pull(14, HEAD, FORK + 1));
        assertThat(post()).isEqualTo("comment: posted on #12\n");
        assertThat(requests)
                .contains("GET /repos/me/gateway/pulls?state=open&head=them%3Afeature%2Fa%26b&per_page=100&page=1")
                .contains("POST /repos/me/gateway/issues/12/comments");
        assertThat(posted())
                .startsWith(
                        MARKER + "\n\nCommit 0123456789ab, [run 5](https://github.example/me/gateway/actions/runs/5).")
                .contains(RecordedPreviews.report("replace").strip());
    }

    @Test
    void secondReportTakesThePlaceOfTheFirst() throws Exception {
        artifact = zip(Map.of("report.md", "one"));
        comments.put(1, comment("somebody", MARKER + " mine"));
        comments.put(2, comment("github-actions[bot]", "something else " + MARKER));
        post();
        artifact = zip(Map.of("report.md", "two"));
        assertThat(post()).isEqualTo("comment: updated on #12\n");
        assertThat(comments).hasSize(3);
        assertThat(posted()).contains("two").doesNotContain("one");
    }

    @Test
    void commentIsFoundBehindAHundredOthers() throws Exception {
        artifact = zip(Map.of("report.md", "again"));
        for (int i = 1; i <= 150; i++) {
            comments.put(i, comment("somebody", "talk"));
        }
        comments.put(151, comment("github-actions[bot]", MARKER + "\n\nold"));
        assertThat(post()).isEqualTo("comment: updated on #12\n");
    }

    @Test
    void changeThatHasMovedOnGetsNoComment() throws Exception {
        pulls.get(0).getAsJsonObject().getAsJsonObject("head").addProperty("sha", "e".repeat(40));
        assertThat(post()).contains("nothing to post");
        assertThat(requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void changeWhoseForkIsGoneGetsNoComment() throws Exception {
        var event = event().replaceAll("\"head_repository\": .*", "\"head_repository\": null}}");
        assertThat(run("emulated", event, 0)).contains("nothing to post");
        assertThat(requests).isEmpty();
    }

    @Test
    void headOfSeveralPullRequestsIsRefused() throws Exception {
        pulls.add(pull(15, HEAD, FORK));
        assertThat(refused()).contains("several open pull requests have this head: #12, #15");
    }

    @Test
    void runThatUploadedNothingIsTold() throws Exception {
        artifact = null;
        post();
        assertThat(posted())
                .contains("**The preview on the emulated cloud ended without a report**: its run says why.");
    }

    @Test
    void emptyReportIsNone() throws Exception {
        artifact = zip(Map.of("report.md", "\n"));
        post();
        assertThat(posted()).contains("ended without a report");
    }

    @Test
    void tokenStaysWithGitHub() throws Exception {
        artifact = zip(Map.of("report.md", "one"));
        assertThat(post()).doesNotContain(TOKEN);
        assertThat(storageAuthorization).isEqualTo("null");
    }

    static Stream<Object> hostileArtifacts() throws IOException {
        var two = new LinkedHashMap<String, String>();
        two.put("report.md", "one");
        two.put("other.md", "two");
        return Stream.of(
                arguments(zip(two), "2 files and not report.md alone"),
                arguments(zip(Map.of("../report.md", "one")), "1 files and not report.md alone"),
                arguments(zip(Map.of("report.md", "x".repeat(1_000_001))), "report.md has more than 1000000 bytes"),
                arguments("no zip".getBytes(UTF_8), "no zip file that can be read"),
                arguments(new byte[1_000_001], "has more than 1000000 bytes"),
                arguments(zipOfBytes(new byte[] {(byte) 0xff, (byte) 0xfe}), "report.md is not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("hostileArtifacts")
    void artifactThatIsNoReportIsRefused(byte[] content, String message) throws Exception {
        artifact = content;
        assertThat(refused()).contains(message);
        assertThat(comments).isEmpty();
    }

    @Test
    void artifactThatIsTooLargeIsNotEvenFetched() throws Exception {
        artifact = zip(Map.of("report.md", "one"));
        artifactSize = 1_000_001;
        assertThat(refused()).contains("has more than 1000000 bytes");
        assertThat(storageAuthorization).isEqualTo("not asked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "--->",
            quoteCharacter = '^',
            value = {
                "hey @octocat and @org/team ---> hey @&#8203;octocat and @&#8203;org/team",
                "&#64;octocat &commat;octocat ---> &amp;#&#8203;64;octocat &amp;commat;octocat",
                "<img src=x onerror=y> ---> &lt;img src=x onerror=y>",
                "<!-- x --> ---> &lt;!-- x -->",
                "[x](javascript:y) ![z](https://a.b/c) ---> &#91;x](javascript:y) !&#91;z](https:&#8203;//a.b/c)",
                "fixes #12, GH-3 and a/b#4 ---> fixes #&#8203;12, GH&#8203;-3 and a/b#&#8203;4",
                "<code>a</code><code>@b ---> <code>a</code>&lt;code>@&#8203;b",
                "<details><img> ---> &lt;details>&lt;img>",
                "<summary>a <b>c</b></summary> ---> <summary>a &lt;b>c&lt;/b></summary>",
                "$$x$$ ~~~ ` ---> &#36;&#36;x&#36;&#36; &#126;&#126;&#126; &#96;",
                "1. ``` ---> 1. &#96;&#96;&#96;",
            })
    void textOfAReportActsOnNothing(String line, String shown) throws Exception {
        artifact = zip(Map.of("report.md", "begin\n" + line + "\nend"));
        post();
        assertThat(posted()).contains("begin\n" + shown + "\nend");
    }

    @ParameterizedTest
    @CsvSource({
        "'- a\n  ```\n@octocat', '@&#8203;octocat'",
        "'~~~\n```diff\n~~~\n```\n@octocat', '@&#8203;octocat'",
        "'<details>\n```diff\n@octocat\n```', '<details>\n\n```diff\n@octocat\n```'",
        "'```js\n@octocat\n```', '@&#8203;octocat'",
        "'```diff\n  ```\n@octocat', '@&#8203;octocat'",
        "'````text\n```\n@octocat\n````', '````text\n```\n@octocat\n````'",
        "'```mermaid\nflowchart LR\nclick n1 href \"x\"\n```', '```text\nflowchart LR\nclick n1 href \"x\"\n```'",
        "'a\u202eb\u200bc', 'a\\u202eb\\u200bc'"
    })
    void nothingPassesByTheEdgeOfAFence(String text, String shown) throws Exception {
        artifact = zip(Map.of("report.md", text));
        post();
        assertThat(posted()).contains(shown);
    }

    @ParameterizedTest
    @MethodSource("dev.atgateway.report.RecordedPreviews#names")
    void reportOfOursIsPostedAsItIs(String name) throws Exception {
        artifact = zip(Map.of("report.md", RecordedPreviews.report(name)));
        post();
        assertThat(posted()).endsWith("\n\n" + RecordedPreviews.report(name));
    }

    @Test
    void longReportIsCutAndWhatWasOpenIsClosed() throws Exception {
        artifact = zip(Map.of("report.md", "<details>\n\n```diff\n" + "+ a: 1\n".repeat(20_000)));
        post();
        assertThat(posted())
                .hasSizeLessThanOrEqualTo(65_000)
                .endsWith(
                        "+ a: 1\n```\n\n</details>\n\n\nThe report was longer than a comment may be, and is cut here.\n");
    }

    @Test
    void previewOfTheRealStackTakesTheNumberOfItsEvent() throws Exception {
        artifact = zip(Map.of("report.md", "one"));
        var event = "{\"pull_request\": {\"number\": 31, \"head\": {\"sha\": \"%s\"}}}".formatted(HEAD);
        assertThat(run("stack", event, 0)).isEqualTo("comment: posted on #31\n");
        assertThat(requests).contains("GET /repos/me/gateway/actions/runs/6/artifacts?name=report-stack&per_page=100");
        assertThat(posted()).startsWith("<!-- carto-at-gateway preview stack -->");
    }

    @Test
    void refusalOfGitHubIsToldWithoutAStackTrace() throws Exception {
        artifact = zip(Map.of("report.md", "one"));
        server.removeContext("/");
        assertThat(refused())
                .contains("comment: GitHub answered 404 to GET /pulls")
                .doesNotContain("Traceback");
    }

    private String post() throws Exception {
        return run("emulated", event(), 0);
    }

    private String refused() throws Exception {
        return run("emulated", event(), 1);
    }

    private static String event() {
        return """
                {"workflow_run": {"id": 5, "event": "pull_request", "head_sha": "%s", "head_branch": "feature/a&b",
                 "pull_requests": [], "head_repository": {"id": %d, "owner": {"login": "them"}}}}""".formatted(HEAD, FORK);
    }

    private String run(String kind, String event, int exitCode) throws Exception {
        var file = Files.writeString(folder.resolve("event.json"), event);
        var builder = new ProcessBuilder(".ci/comment", kind).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GITHUB_EVENT_PATH", file.toString(),
                        "GITHUB_REPOSITORY", "me/gateway",
                        "GITHUB_RUN_ID", "6",
                        "GITHUB_API_URL", url(server),
                        "GITHUB_SERVER_URL", "https://github.example",
                        "GITHUB_TOKEN", TOKEN,
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "no_proxy", "*"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String posted() {
        return comments.values().stream()
                .map(comment -> comment.get("body").getAsString())
                .filter(body -> body.startsWith("<!-- carto-at-gateway"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, new byte[0]);
        } else if (path.endsWith("/pulls")) {
            send(exchange, 200, pulls.toString().getBytes(UTF_8));
        } else if (path.endsWith("/artifacts")) {
            send(exchange, 200, artifacts(exchange.getRequestURI().getQuery()).getBytes(UTF_8));
        } else if (path.endsWith("/zip")) {
            exchange.getResponseHeaders().add("Location", url(storage) + "/signed");
            send(exchange, 302, new byte[0]);
        } else if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, page(exchange.getRequestURI().getQuery()).getBytes(UTF_8));
        } else {
            keep(exchange, path);
        }
    }

    private void keep(HttpExchange exchange, String path) throws IOException {
        var body = JsonParser.parseString(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                .getAsJsonObject()
                .get("body")
                .getAsString();
        var id = exchange.getRequestMethod().equals("PATCH")
                ? Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))
                : comments.size() + 1;
        comments.put(id, comment("github-actions[bot]", body));
        send(exchange, 200, "{}".getBytes(UTF_8));
    }

    private String artifacts(String query) {
        var found = new JsonArray();
        if (artifact != null) {
            var one = new JsonObject();
            one.addProperty("id", 9);
            one.addProperty("name", query.replaceAll(".*name=([\\w-]+).*", "$1"));
            one.addProperty("expired", false);
            one.addProperty("size_in_bytes", artifactSize);
            found.add(one);
        }
        var answer = new JsonObject();
        answer.add("artifacts", found);
        return answer.toString();
    }

    private String page(String query) {
        var page = Integer.parseInt(query.replaceAll(".*\\bpage=(\\d+)$", "$1"));
        var found = new JsonArray();
        comments.entrySet().stream().skip((page - 1) * 100L).limit(100).forEach(entry -> {
            entry.getValue().addProperty("id", entry.getKey());
            found.add(entry.getValue());
        });
        return found.toString();
    }

    private static JsonObject pull(int number, String sha, long repository) {
        return JsonParser.parseString("{\"number\": %d, \"head\": {\"sha\": \"%s\", \"repo\": {\"id\": %d}}}"
                        .formatted(number, sha, repository))
                .getAsJsonObject();
    }

    private static JsonObject comment(String author, String body) {
        var user = new JsonObject();
        user.addProperty("login", author);
        var comment = new JsonObject();
        comment.add("user", user);
        comment.addProperty("body", body);
        return comment;
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOfBytes(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("report.md"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
