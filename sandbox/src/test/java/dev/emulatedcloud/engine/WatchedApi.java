package dev.emulatedcloud.engine;

import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.ArrayList;
import java.util.List;

/** Another {@link Api}, whose calls are noted, and some of which can be made to fail or to answer something else. */
final class WatchedApi implements Api {
    private record Fault(String method, String path, Response answer) {}

    private final Api api;
    private final List<Request> requests = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    WatchedApi(Api api) {
        this.api = api;
    }

    @Override
    public Response handle(Request request) {
        synchronized (this) {
            requests.add(request);
            for (Fault fault : faults) {
                if (fault.method().equals(request.method()) && request.path().endsWith(fault.path())) {
                    faults.remove(fault);
                    return fault.answer();
                }
            }
        }
        return api.handle(request);
    }

    /** Answers the next such call so, instead of passing it on. */
    synchronized void answer(String method, String path, Response response) {
        faults.add(new Fault(method, path, response));
    }

    void fail(String method, String path, int status) {
        answer(method, path, failure(status));
    }

    static Response failure(int status) {
        return Response.of(status, Json.object("error_code", "ANY", "message", "refused with " + status));
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Methods and the last parts of the paths of what was called since this was asked last. */
    synchronized List<String> calls() {
        List<String> calls = requests.stream()
                .map(request -> request.method() + " " + request.path().replaceFirst("^.*/", ""))
                .toList();
        requests.clear();
        return calls;
    }

    synchronized void forget() {
        requests.clear();
    }
}
