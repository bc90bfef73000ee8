package dev.atgateway.network;

import com.pulumi.core.Output;
import java.util.Optional;

/**
 * The VNet that takes the delegated subnet.
 *
 * @param group name of the VNet's resource group
 * @param vnetName name of the VNet
 * @param vnetId resource id of the VNet
 * @param location region of what is attached to the subnet; absent means that of the gateway's resource group
 */
record SubnetPlace(Output<String> group, Output<String> vnetName, Output<String> vnetId, Optional<String> location) {}
