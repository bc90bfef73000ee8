package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Azure Resource Manager's REST interface refuses, whatever the resource. */
public enum RestRule implements Rule {
    AUTHORIZATION_MISSING(
            401,
            "AuthenticationFailed",
            "Authentication failed. The 'Authorization' header is missing.",
            OBSERVED,
            "https://github.com/hashicorp/terraform-provider-azurerm/issues/3612"),
    AUTHORIZATION_MALFORMED(
            401,
            "AuthenticationFailedInvalidHeader",
            "Authentication failed. The 'Authorization' header is provided in an invalid format.",
            OBSERVED,
            "https://github.com/Azure/azure-sdk-for-python/issues/4124"),
    API_VERSION_MISSING(
            400,
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests.",
            OBSERVED,
            "https://github.com/Azure/azure-dev/issues/3914"),
    API_VERSION_INVALID(
            400,
            "InvalidApiVersionParameter",
            "The api-version '%s' is invalid. The supported versions are '%s'.",
            OBSERVED,
            "https://github.com/ansible-collections/azure/issues/1739"),
    API_VERSION_NOT_REGISTERED(
            400,
            "NoRegisteredProviderFound",
            "No registered resource provider found for location '%s' and API version '%s' for type '%s'. The supported "
                    + "api-versions are '%s'.",
            OBSERVED,
            "https://github.com/Azure/azure-cli/issues/28496"),
    INVALID_FILTER(
            400,
            "InvalidFilterInQueryString",
            "Invalid $filter '%s' specified in the query string.",
            OBSERVED,
            "https://github.com/Azure/azure-sdk-for-net/issues/18748"),
    INVALID_TOP(
            400,
            "InvalidTopInQueryString",
            "Invalid $top '%s' specified in the query string.",
            INFERRED,
            "https://learn.microsoft.com/rest/api/resources/resources/list"),
    INVALID_SKIP_TOKEN(
            400,
            "InvalidSkipTokenInQueryString",
            "Invalid $skiptoken '%s' specified in the query string.",
            INFERRED,
            "https://learn.microsoft.com/rest/api/resources/resources/list"),
    PROVIDER_NOT_FOUND(
            404,
            "InvalidResourceNamespace",
            "The resource namespace '%s' is invalid.",
            OBSERVED,
            "https://github.com/Azure/aci-connector-k8s/issues/13"),
    PATH_NOT_FOUND(
            404,
            "NotFound",
            "No HTTP resource was found that matches the request URI '%s'.",
            INFERRED,
            "https://learn.microsoft.com/rest/api/resources/"),
    ACTION_FORBIDDEN(
            403,
            "AuthorizationFailed",
            "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or "
                    + "the scope is invalid. If access was recently granted, please refresh your credentials.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/215"),
    TAG_OPERATION_UNKNOWN(
            400,
            "InvalidRequestContent",
            "The tags operation '%s' is unknown: it is Merge, Replace or Delete.",
            INFERRED,
            "https://learn.microsoft.com/rest/api/resources/tags/update-at-scope"),
    READ_ONLY(
            405,
            "MethodNotAllowed",
            "The emulated Azure Resource Manager is read-only over REST, but for jobs and tags: it does not take %s. Use the "
                    + "Pulumi engine to change what exists.",
            INFERRED,
            "https://www.rfc-editor.org/rfc/rfc9110#name-405-method-not-allowed");

    private final Refusal refusal;

    RestRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
