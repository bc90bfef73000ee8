package dev.atgateway.verify;

import java.util.List;

/** Whether CARTO's address lies in CARTO's VNet. */
final class CartoAddressCheck implements Check {
    static final String NO_ADDRESS = "cartoInternalIp is not set";

    static final Fault OUTSIDE = new Fault(
            "outside",
            "cartoInternalIp or cartoVnetId is that of something else, or CARTO moved",
            "look at CARTO's internal load balancer; set cartoInternalIp or cartoVnetId, then pulumi up (step 2.1)");
    static final Fault NO_VNET = new Fault(
            "no-vnet",
            "CARTO's VNet was deleted, or made again under another name",
            "set cartoVnetId; then pulumi up (step 2.1)");

    @Override
    public String name() {
        return "carto-address";
    }

    @Override
    public String asks() {
        return "Azure, CARTO's VNet: cartoInternalIp lies in one of its subnets";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NO_VNET, OUTSIDE);
    }

    @Override
    public Result look(Target target) {
        var carto = target.stack().settings().carto();
        if (target.azure().vnet(carto.vnetId().toString()).isEmpty()) {
            return Result.failed(NO_VNET, "%s is not there", carto.vnetId().name());
        }
        return carto.internalIp()
                .map(address -> Side.carto(target, address)
                        .map(side -> Result.passed("%s lies in %s", address, side.name()))
                        .orElseGet(() -> Result.failed(
                                OUTSIDE,
                                "%s lies in no subnet of %s",
                                address,
                                carto.vnetId().name())))
                .orElseGet(() -> Result.notApplicable(NO_ADDRESS));
    }
}
