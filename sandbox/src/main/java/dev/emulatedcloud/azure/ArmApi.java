package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Azure Resource Manager's REST interface: every resource, and every list in pages, to read, the tags to change, and the
 * jobs of Container Apps to write and to run. Any bearer token will do; there is nobody to ask about it.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
public final class ArmApi implements Api {
    private static final int PAGE = 100;

    private final ResourceManager resources;
    private final ArmRoutes routes;
    private final JobRequests jobs;
    private final TagRequests tags;

    /** With what runs the containers of jobs. */
    public ArmApi(ResourceManager resources, JobRunner runner) {
        this(resources, runner, PAGE);
    }

    ArmApi(ResourceManager resources, JobRunner runner, int pageSize) {
        this.resources = resources;
        this.jobs = new JobRequests(resources, runner);
        this.tags = new TagRequests(resources);
        this.routes = new ArmRoutes(resources, pageSize);
    }

    @Override
    public Response handle(Request request) {
        Map<String, String> headers = requestIds(request);
        try {
            Response response = answer(request);
            Json.text(response.body(), "etag").ifPresent(etag -> headers.put("ETag", etag));
            headers.putAll(response.headers());
            return new Response(response.status(), headers, response.body());
        } catch (CloudError e) {
            if (e.status() == 401) {
                String authority = "https://" + host(request) + "/" + tenant();
                headers.put("WWW-Authenticate", "Bearer authorization_uri=\"" + authority + "\"");
            }
            if (e.status() == 405) {
                headers.put("Allow", "GET, HEAD, POST");
            }
            JsonObject error = Json.object("code", e.code(), "message", e.getMessage());
            return new Response(e.status(), headers, Json.object("error", error));
        }
    }

    /** The name and port by which the caller knows this server. */
    static String host(Request request) {
        return request.header("host").orElse("localhost");
    }

    private String tenant() {
        return resources.cloud().identity().get("tenantId").getAsString();
    }

    private static Map<String, String> requestIds(Request request) {
        String id = UUID.randomUUID().toString();
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-ms-request-id", id);
        headers.put(
                "x-ms-correlation-request-id",
                request.header("x-ms-correlation-request-id").orElse(id));
        request.header("x-ms-client-request-id").ifPresent(own -> headers.put("x-ms-client-request-id", own));
        return headers;
    }

    private Response answer(Request request) {
        boolean isMetadata = request.path().equalsIgnoreCase(CloudMetadata.PATH);
        if (!isMetadata) {
            checkAuthorization(request);
        }
        String version = request.parameter("api-version").orElseThrow(RestRule.API_VERSION_MISSING::refused);
        if (isMetadata) {
            return Response.ok(CloudMetadata.document(host(request), tenant(), version));
        }
        return tags.answer(request, version)
                .or(() -> jobs.answer(request, version, routes))
                .orElseGet(() -> {
                    JsonObject body = resources.cloud().read(() -> dispatch(request, version));
                    return Response.of(request.method().equals("HEAD") ? 204 : 200, body);
                });
    }

    private static void checkAuthorization(Request request) {
        String header = request.header("authorization").orElseThrow(RestRule.AUTHORIZATION_MISSING::refused);
        if (!header.matches("(?i)Bearer +\\S+")) {
            throw RestRule.AUTHORIZATION_MALFORMED.refused();
        }
    }

    private JsonObject dispatch(Request request, String version) {
        return switch (request.method()) {
            case "GET" -> routes.get(request, version);
            case "HEAD" ->
                ResourceId.parse(request.path())
                        .map(id -> routes.resource(id, version))
                        .orElseThrow(() -> RestRule.PATH_NOT_FOUND.refused(request.path()));
            case "POST" ->
                ReadActions.target(request.path())
                        .map(id -> {
                            routes.check(id, version);
                            return ReadActions.answer(resources, id);
                        })
                        .orElseThrow(() -> RestRule.READ_ONLY.refused("this POST"));
            default -> throw RestRule.READ_ONLY.refused(request.method());
        };
    }
}
