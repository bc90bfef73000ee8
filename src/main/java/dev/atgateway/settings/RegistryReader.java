package dev.atgateway.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the login to the registry of a private image. */
final class RegistryReader {
    private static final Pattern IDENTITY = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.ManagedIdentity"
                    + "/userAssignedIdentities/[^/]+",
            Pattern.CASE_INSENSITIVE);

    private final Optional<String> server;
    private final Optional<String> username;
    private final Optional<Secret> password;
    private final Optional<String> identityId;

    RegistryReader(Values values, Optional<ImageReference> image) {
        server = values.read("registryServer", RegistryReader::server);
        username = values.text("registryUsername");
        password = values.secret("registryPassword");
        identityId = values.read("registryIdentityId", RegistryReader::identity);
        boolean byPassword = values.given("registryUsername") || values.given("registryPassword");
        if (!values.given("registryServer")) {
            String why = "has no effect without registryServer";
            values.noEffect("registryUsername", "", why);
            values.noEffect("registryPassword", "", why);
            values.noEffect("registryIdentityId", "", why);
            return;
        }
        if (byPassword && values.given("registryIdentityId")) {
            values.wrong(
                    "registryIdentityId",
                    "a second way to log in, besides registryUsername and registryPassword",
                    "keep one of the two");
        } else if (byPassword) {
            requireBoth(values);
        } else if (!values.given("registryIdentityId")) {
            values.wrong(
                    "registryServer",
                    "comes without a login",
                    "add registryUsername and registryPassword, or registryIdentityId");
        }
        server.ifPresent(host -> checkServer(values, host, image));
    }

    Optional<RegistrySettings> settings() {
        return server.map(host -> identityId
                .<RegistrySettings>map(id -> new RegistrySettings.Identity(host, id))
                .orElseGet(() -> new RegistrySettings.Password(host, username.orElseThrow(), password.orElseThrow())));
    }

    private static void requireBoth(Values values) {
        if (!values.given("registryUsername")) {
            values.wrong(
                    "registryUsername", "required with registryPassword", "pulumi config set registryUsername <name>");
        }
        if (!values.given("registryPassword")) {
            values.wrong(
                    "registryPassword",
                    "required with registryUsername",
                    "pulumi config set --secret registryPassword");
        }
    }

    private void checkServer(Values values, String host, Optional<ImageReference> image) {
        image.filter(reference -> !reference.registry().equalsIgnoreCase(host))
                .ifPresent(reference -> values.wrong(
                        "registryServer",
                        "not the registry of image, which is " + reference.registry(),
                        "write " + reference.registry() + ", or another image"));
        if (identityId.isPresent() && !ImageReference.isAzureRegistry(host)) {
            values.wrong(
                    "registryIdentityId",
                    "a managed identity logs in to Azure Container Registry only",
                    "set registryUsername and registryPassword for " + host);
        }
    }

    private static String server(String text) {
        String host = text.replaceFirst(":\\d{1,5}$", "").toLowerCase();
        if (!DnsName.isHost(host) && !Ipv4.isAddress(host)) {
            throw new Mistake("not the host of a registry", "write a host alone, such as example.azurecr.io");
        }
        return text;
    }

    private static String identity(String text) {
        if (!IDENTITY.matcher(text).matches()) {
            throw new Mistake(
                    "not the resource id of a user-assigned identity",
                    "write /subscriptions/<subscription>/resourceGroups/<group>"
                            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>");
        }
        return text;
    }
}
