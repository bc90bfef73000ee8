package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a GET answers, path by path. */
final class ArmRoutes {
    private static final String SUBSCRIPTION = "/subscriptions/{subscription}";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/{group}";

    private final ResourceManager resources;
    private final ArmLists lists;
    private final ApiVersions versions = new ApiVersions();
    private final int pageSize;
    private final List<Route> routes = new ArrayList<>();

    ArmRoutes(ResourceManager resources, int pageSize) {
        this.resources = resources;
        this.lists = new ArmLists(resources);
        this.pageSize = pageSize;
        list("/tenants", call -> lists.tenants());
        list("/subscriptions", call -> lists.subscriptions());
        one(SUBSCRIPTION, call -> lists.subscription(call.subscription()));
        list(SUBSCRIPTION + "/providers", call -> {
            lists.checkSubscription(call.subscription());
            return versions.providers(call.subscription());
        });
        one(SUBSCRIPTION + "/providers/{namespace}", call -> {
            lists.checkSubscription(call.subscription());
            return versions.provider(call.subscription(), call.at("namespace"));
        });
        list(
                SUBSCRIPTION + "/resourceGroups",
                call -> filtered(lists.groups(call.subscription()), ResourceFilter.ofGroups(call.filter())));
        list(
                SUBSCRIPTION + "/resources",
                call -> filtered(lists.resources(call.subscription()), ResourceFilter.ofResources(call.filter())));
        list(
                GROUP + "/resources",
                call -> filtered(lists.resources(call.group()), ResourceFilter.ofResources(call.filter())));
        typed(SUBSCRIPTION, call -> lists.ofType(call.subscription(), call.type()));
        typed(GROUP, call -> lists.ofType(call.group(), call.type()));
    }

    /** A request that matches a route, and what stands at the places of its path. */
    private record Call(Request request, String version, Matcher path) {
        String at(String place) {
            return path.group(place);
        }

        String subscription() {
            return at("subscription");
        }

        ResourceId group() {
            return ResourceId.group(subscription(), at("group"));
        }

        String type() {
            return at("namespace") + "/" + at("type");
        }

        Optional<String> filter() {
            return request.parameter("$filter");
        }
    }

    private record Route(Pattern path, Function<Call, JsonObject> answer) {}

    /** A document of Resource Manager's own. */
    private void one(String path, Function<Call, JsonObject> answer) {
        route(path, call -> {
            versions.check(call.version());
            return answer.apply(call);
        });
    }

    private void route(String path, Function<Call, JsonObject> answer) {
        String pattern = path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)");
        routes.add(new Route(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), answer));
    }

    /** A list of Resource Manager's own. */
    private void list(String path, Function<Call, List<JsonObject>> items) {
        one(path, call -> Page.of(items.apply(call), call.request(), pageSize));
    }

    /** A list of one resource type. */
    private void typed(String scope, Function<Call, List<JsonObject>> items) {
        route(scope + "/providers/{namespace}/{type}", call -> {
            versions.check(call.type(), call.version(), "");
            return Page.of(items.apply(call), call.request(), pageSize);
        });
    }

    private static List<JsonObject> filtered(List<JsonObject> items, Predicate<JsonObject> filter) {
        return items.stream().filter(filter).toList();
    }

    JsonObject get(Request request, String version) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (matcher.matches()) {
                return route.answer().apply(new Call(request, version, matcher));
            }
        }
        return ResourceId.parse(request.path())
                .map(id -> resource(id, version))
                .or(() -> children(request, version))
                .orElseThrow(() -> RestRule.PATH_NOT_FOUND.refused(request.path()));
    }

    JsonObject resource(ResourceId id, String version) {
        check(id, version);
        return lists.resource(id);
    }

    /** Refuses a version that the type of a resource does not have. */
    void check(ResourceId id, String version) {
        if (id.isGroup()) {
            versions.check(version);
        } else {
            String location = resources
                    .find(id)
                    .flatMap(found -> Json.text(found, "location"))
                    .orElse("");
            versions.check(id.type(), version, location);
        }
    }

    private Optional<JsonObject> children(Request request, String version) {
        int end = Math.max(0, request.path().lastIndexOf('/'));
        String kind = request.path().substring(end + 1);
        return ResourceId.parse(request.path().substring(0, end))
                .filter(parent -> !parent.isGroup())
                .map(parent -> {
                    versions.check(parent.type() + "/" + kind, version, "");
                    return Page.of(lists.children(parent, kind), request, pageSize);
                });
    }
}
