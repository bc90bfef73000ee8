"""Writes the property names and types of the two providers, as their published Python packages carry them.

    python3 extract.py AZURE_NATIVE_DIR DATABRICKS_DIR OUTPUT_DIR

The directories are the unpacked packages pulumi-azure-native 3.29.0 and pulumi-databricks 1.118.0.
A type is written "string", "integer", "number", "boolean", "any", an object's name, "X[]" or "X{}";
a required property ends in "!".
"""

import ast
import json
import pathlib
import re
import sys

AZURE = {
    "resources": ["ResourceGroup"],
    "network": ["NetworkSecurityGroup", "VirtualNetwork", "Subnet", "VirtualNetworkPeering", "RouteTable"],
    "app": ["ManagedEnvironment", "ContainerApp"],
    "privatedns": ["PrivateZone", "VirtualNetworkLink", "PrivateRecordSet"],
    "operationalinsights": ["Workspace"],
}
# Of the network module only these objects are followed; the rest is far larger than what the emulated cloud knows.
NETWORK_OBJECTS = {
    "AddressSpace", "Delegation", "DhcpOptions", "ExtendedLocation", "NetworkSecurityGroup", "Route", "RouteTable",
    "SecurityRule", "ServiceAssociationLink", "ServiceEndpointPropertiesFormat", "SubResource", "Subnet",
    "VirtualNetworkBgpCommunities", "VirtualNetworkEncryption", "VirtualNetworkPeering", "VirtualNetworkPeeringVirtualNetwork",
}
DATABRICKS = {"index": [("connection", "Connection"), ("grant", "Grant")]}


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


class Module:
    """One Python package of the provider: its resource classes, its inputs, its outputs."""

    def __init__(self, directory, objects, followed=None):
        self.directory, self.objects, self.followed = directory, objects, followed
        self.prefix = directory.name
        self.inputs = self.classes(directory / "_inputs.py")
        self.outputs = self.classes(directory / "outputs.py")

    @staticmethod
    def classes(path):
        tree = ast.parse(path.read_text())
        return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}

    def resource(self, file, name):
        source = (self.directory / f"{file}.py").read_text()
        classes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
        arguments = classes.get(f"{name}InitArgs") or classes[f"{name}Args"]
        version = re.search(r"Uses Azure REST API version ([\w-]+)", source)
        spec = {
            "inputs": self.properties(arguments, self.inputs, "Args"),
            "outputs": self.properties(classes[name], self.outputs, ""),
        }
        return ({"apiVersion": version.group(1)} if version else {}) | spec

    def properties(self, node, scope, suffix):
        required = set()
        for function in node.body:
            if isinstance(function, ast.FunctionDef) and function.name == "__init__":
                without_default = len(function.args.kwonlyargs)
                for argument, default in zip(function.args.kwonlyargs, function.args.kw_defaults):
                    if default is None:
                        required.add(argument.arg)
        result = {}
        for function in node.body:
            if not isinstance(function, ast.FunctionDef):
                continue
            getter = [d for d in function.decorator_list if "pulumi.getter" in ast.unparse(d)]
            if not getter:
                continue
            call = getter[0]
            wire = call.keywords[0].value.value if isinstance(call, ast.Call) and call.keywords else function.name
            kind = self.kind(function.returns, scope, suffix)
            result[wire] = kind + ("!" if suffix and function.name in required else "")
        return dict(sorted(result.items()))

    def kind(self, node, scope, suffix):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.named(node.value, scope, suffix)
        text = ast.unparse(node)
        simple = {"_builtins.str": "string", "_builtins.int": "integer", "_builtins.float": "number",
                  "_builtins.bool": "boolean", "Any": "any"}
        if text in simple:
            return simple[text]
        if isinstance(node, ast.Attribute):
            return self.named(text.split(".")[-1], scope, suffix)
        if isinstance(node, ast.Subscript):
            outer, inner = ast.unparse(node.value), node.slice
            if outer in ("pulumi.Input", "pulumi.Output", "Optional"):
                return self.kind(inner, scope, suffix)
            if outer == "Sequence":
                return self.kind(inner, scope, suffix) + "[]"
            if outer == "Mapping":
                return self.kind(inner.elts[1], scope, suffix) + "{}"
            if outer == "Union":
                return self.kind(inner.elts[0], scope, suffix)
        return "any"

    def named(self, text, scope, suffix):
        name = text.split(".")[-1]
        if name not in scope:
            return "string"  # an enum
        base = re.sub(r"(Args|Response(V\d+)?)$", "", name)
        if self.followed is not None and base not in self.followed:
            return "any"
        key = f"{self.prefix}:{name}"
        if key not in self.objects:
            self.objects[key] = {}
            self.objects[key] = self.properties(scope[name], scope, "Args")
            if not name.endswith("Args"):
                self.objects[key] = {k: v.rstrip("!") for k, v in self.objects[key].items()}
        return key


def write(path, version, resources, objects):
    lines = {"version": version, "resources": resources, "objects": dict(sorted(objects.items()))}
    path.write_text(json.dumps(lines, indent=1) + "\n")


def main(azure, databricks, output):
    objects, resources = {}, {}
    for module, names in AZURE.items():
        source = Module(azure / module, objects, NETWORK_OBJECTS if module == "network" else None)
        for name in names:
            resources[f"azure-native:{module}:{name}"] = source.resource(snake(name), name)
    write(output / "azure-native.json", "3.29.0", resources, objects)

    objects, resources = {}, {}
    source = Module(databricks, objects)
    for file, name in DATABRICKS["index"]:
        resources[f"databricks:index/{file}:{name}"] = source.resource(file, name)
    write(output / "databricks.json", "1.118.0", resources, objects)


if __name__ == "__main__":
    main(*(pathlib.Path(argument) for argument in sys.argv[1:4]))
