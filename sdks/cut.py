#!/usr/bin/env python3
"""Cuts a Pulumi package schema out of the published Python package of a provider.

    cut.py WHEEL CUT_JSON

The wheel's sources are parsed, never imported. CUT_JSON names what is kept; the
schema goes to standard output. What is kept equals upstream, except for descriptions.
"""

import ast
import json
import re
import sys
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

PRIMITIVES = {
    "_builtins.str": "string",
    "_builtins.int": "integer",
    "_builtins.float": "number",
    "_builtins.bool": "boolean",
}
WRAPPERS = ("pulumi.Input", "pulumi.Output", "Optional")
ALL = "all"


class CutError(Exception):
    """A cut that would not equal upstream, or that upstream cannot serve."""


def snake_case(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def capitalized(name):
    return name[0].upper() + name[1:]


# --- The wheel


class Wheel:
    """The sources of one provider's Python package."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.parsed = {}

    @cached_property
    def root(self):
        plugins = [n for n in self.archive.namelist() if n.endswith("/pulumi-plugin.json")]
        if len(plugins) != 1:
            raise CutError(f"not a provider package: {self.archive.filename}")
        return plugins[0].rsplit("/", 1)[0]

    @property
    def plugin(self):
        return json.loads(self.archive.read(f"{self.root}/pulumi-plugin.json"))

    def definitions(self, path):
        """The classes and functions of a module, by name."""
        if path not in self.parsed:
            try:
                source = self.archive.read(f"{self.root}/{path}")
            except KeyError:
                raise CutError(f"no {path} in the package") from None
            self.parsed[path] = {
                node.name: node
                for node in ast.parse(source).body
                if isinstance(node, (ast.ClassDef, ast.FunctionDef))
            }
        return self.parsed[path]

    def definition(self, path, name):
        try:
            return self.definitions(path)[name]
        except KeyError:
            raise CutError(f"no {name} in {path}") from None


# --- Tokens


@dataclass(frozen=True)
class Token:
    """A schema token, and where its Python sources lie.

    A bridged provider writes `databricks:index/connection:Connection`, a native one `azure-native:network:Subnet`.
    """

    text: str

    @property
    def package(self):
        return self.text.split(":")[0]

    @property
    def module(self):
        return self.text.split(":")[1].split("/")[0]

    @property
    def name(self):
        return self.text.split(":")[2]

    @property
    def bridged(self):
        return "/" in self.text

    def path(self, file):
        return file if self.module == "index" else f"{self.module}/{file}"

    @property
    def file(self):
        return self.path(f"{snake_case(self.name)}.py")

    def sibling(self, name):
        if not self.bridged:
            return Token(f"{self.package}:{self.module}:{name}")
        if name.startswith("Get"):
            raise CutError(f"{name}: nested types of a bridged function are not supported, drop the property")
        return Token(f"{self.package}:{self.module}/{name}:{name}")


# --- Reading classes and functions


@dataclass
class Property:
    annotation: ast.expr
    required: bool
    default: object = None
    secret: bool = False
    replace_on_changes: bool = False


@dataclass
class Facts:
    """What a body says beyond its signature: defaults and secrets by Python name, the rest by wire name."""

    defaults: dict = field(default_factory=dict)
    secrets: set = field(default_factory=set)
    secret_outputs: set = field(default_factory=set)
    replace_on_changes: set = field(default_factory=set)
    aliases: list = field(default_factory=list)


def method(cls, name):
    return next(m for m in cls.body if isinstance(m, ast.FunctionDef) and m.name == name)


def getters(cls):
    """Python name to wire name and return annotation of every property getter."""
    found = {}
    for node in cls.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            call = decorator.func if isinstance(decorator, ast.Call) else decorator
            if ast.unparse(call) == "pulumi.getter":
                keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                wire = next((k.value.value for k in keywords if k.arg == "name"), node.name)
                found[node.name] = (wire, node.returns)
    return found


def is_optional(annotation):
    """Whether Optional is what remains below Input and Output."""
    while subscripted(annotation) in ("pulumi.Input", "pulumi.Output"):
        annotation = annotation.slice
    return subscripted(annotation) == "Optional"


def subscripted(node):
    return ast.unparse(node.value) if isinstance(node, ast.Subscript) else None


def unwrapped(annotation):
    while subscripted(annotation) in WRAPPERS:
        annotation = annotation.slice
    return annotation


def read_facts(function):
    facts = Facts()
    for node in ast.walk(function):
        if isinstance(node, ast.If):
            read_default(node, facts)
        elif isinstance(node, ast.Assign):
            read_assignment(node, facts)
        elif isinstance(node, ast.Call):
            read_call(node, facts)
    return facts


def read_default(node, facts):
    """`if x is None: x = default`"""
    match node:
        case ast.If(
            test=ast.Compare(left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]),
            body=[ast.Assign(targets=[ast.Name(id=target)], value=value)],
        ) if name == target:
            facts.defaults[name] = literal(value)


def read_assignment(node, facts):
    """`__props__.__dict__["x"] = ...`"""
    match node.targets[0]:
        case ast.Subscript(value=value, slice=ast.Constant(value=name)) if ast.unparse(value) == "__props__.__dict__":
            if "pulumi.Output.secret(" in ast.unparse(node.value):
                facts.secrets.add(name)
            if isinstance(node.value, ast.Constant) and node.value.value is not None:
                raise CutError(f"constant property {name} is not supported")


def read_call(node, facts):
    name = ast.unparse(node.func)
    keywords = {k.arg: k.value for k in node.keywords}
    if name == "pulumi.set" and isinstance(node.args[2], ast.Constant):
        raise CutError(f"constant property {node.args[1].value} is not supported")
    if name == "pulumi.Alias":
        facts.aliases.append(literal(keywords["type_"]))
    if "additional_secret_outputs" in keywords:
        facts.secret_outputs.update(literal(keywords["additional_secret_outputs"]))
    if "replace_on_changes" in keywords:
        facts.replace_on_changes.update(literal(keywords["replace_on_changes"]))


def literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise CutError(f"not a literal: {ast.unparse(node)}") from None


def signature_properties(cls, facts):
    """The properties of a class from its constructor's signature, by wire name."""
    wires = {name: wire for name, (wire, _) in getters(cls).items()}
    arguments = method(cls, "__init__").args
    return {
        wires[argument.arg]: Property(
            argument.annotation,
            required=default is None,
            default=facts.defaults.get(argument.arg),
            secret=argument.arg in facts.secrets,
            replace_on_changes=wires[argument.arg] in facts.replace_on_changes,
        )
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults)
    }


def getter_properties(cls, facts):
    """The properties of a class from its getters, by wire name."""
    return {
        wire: Property(
            annotation,
            required=not is_optional(annotation),
            secret=wire in facts.secret_outputs,
            replace_on_changes=wire in facts.replace_on_changes,
        )
        for wire, annotation in getters(cls).values()
    }


def argument_properties(function):
    """The arguments of a function's output form, which alone tells required (one Optional) from optional (two)."""
    wires = argument_names(function)
    defaults = read_facts(function).defaults
    return {
        wires[argument.arg]: Property(
            argument.annotation,
            required=not is_optional(argument.annotation.slice.slice),
            default=defaults.get(argument.arg),
        )
        for argument in function.args.args
        if argument.arg != "opts"
    }


def argument_names(function):
    """`__args__['wireName'] = python_name`"""
    return {
        node.value.id: node.targets[0].slice.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and subscripted(node.targets[0]) == "__args__"
        and isinstance(node.value, ast.Name)
    }


# --- Cutting


class Cut:
    """One cut: the wheel, what is kept of it, and the nested types found so far."""

    def __init__(self, wheel, kept):
        self.wheel = wheel
        self.kept = kept
        self.types = {}
        self.pending = []

    def schema(self):
        package = self.kept["package"]
        plugin = self.wheel.plugin
        if (plugin["name"], plugin["version"]) != (package["name"], package["version"]):
            raise CutError(f"the wheel holds {plugin['name']} {plugin['version']}, the cut is of {package['version']}")
        provider = self.provider()
        schema = {
            **package,
            "config": {"variables": self.config(provider["inputProperties"])},
            "provider": provider,
            "resources": {text: self.resource(Token(text)) for text in self.kept["resources"]},
            "functions": {text: self.function(Token(text)) for text in self.kept["functions"]},
        }
        while self.pending:
            self.add_type(*self.pending.pop())
        self.refuse_unused()
        return {**schema, "types": self.types}

    def refuse_unused(self):
        unused = self.kept["types"].keys() - self.types.keys()
        if unused:
            raise CutError(f"kept types that nothing refers to: {', '.join(sorted(unused))}")

    def provider(self):
        token = Token(f"{self.kept['package']['name']}:index:Provider")
        return self.resource_spec(token, ALL)[0]

    def config(self, inputs):
        """The stack's config equals the provider's inputs, but carries no defaults."""
        variables = getters_of_config(self.wheel.definitions("config/vars.py"))
        if variables != inputs.keys():
            raise CutError(f"config differs from the provider's inputs: {sorted(variables ^ inputs.keys())}")
        return {name: without(spec, "default", "secret") for name, spec in inputs.items()}

    def resource(self, token):
        spec, facts = self.resource_spec(token, self.kept["resources"][token.text])
        spec["aliases"] = [{"type": alias} for alias in facts.aliases]
        return spec

    def resource_spec(self, token, names):
        cls = self.wheel.definition(token.file, token.name)
        facts = read_facts(method(cls, "_internal_init"))
        inputs = signature_properties(self.arguments_class(token), facts)
        outputs = getter_properties(cls, facts)
        for wire, prop in inputs.items():
            prop.secret = prop.secret or wire in facts.secret_outputs
        refuse_unknown(token, names, inputs | outputs)
        refuse_lossy(token, names, inputs)
        properties, required = self.specs(token, names, outputs)
        input_properties, required_inputs = self.specs(token, names, inputs)
        spec = {
            "properties": properties,
            "required": required,
            "inputProperties": input_properties,
            "requiredInputs": required_inputs,
        }
        state = self.wheel.definitions(token.file).get(f"_{token.name}State")
        if state:
            state_properties = signature_properties(state, facts)
            spec["stateInputs"] = {"type": "object", "properties": self.specs(token, names, state_properties)[0]}
        return spec, facts

    def arguments_class(self, token):
        """A resource whose arguments share their name with a nested type calls them InitArgs."""
        definitions = self.wheel.definitions(token.file)
        return definitions.get(f"{token.name}InitArgs") or self.wheel.definition(token.file, f"{token.name}Args")

    def function(self, token):
        names = self.kept["functions"][token.text]
        inputs = argument_properties(self.wheel.definition(token.file, f"{snake_case(token.name)}_output"))
        result = self.wheel.definition(token.file, f"{capitalized(token.name)}Result")
        outputs = getter_properties(result, Facts())
        refuse_unknown(token, names, inputs | outputs)
        refuse_lossy(token, names, inputs)
        spec = {"outputs": self.object_spec(token, names, outputs)}
        if inputs:
            spec["inputs"] = self.object_spec(token, names, inputs)
        return spec

    def add_type(self, token, path, name):
        if token.text in self.types:
            return
        names = self.kept["types"].get(token.text, ALL)
        cls = self.wheel.definition(path, name)
        if path.endswith("_enums.py"):
            self.types[token.text] = enum_spec(cls)
            return
        properties = signature_properties(cls, read_facts(method(cls, "__init__")))
        refuse_unknown(token, names, properties)
        if path.endswith("_inputs.py"):
            refuse_lossy(token, names, properties)
        self.types[token.text] = self.object_spec(token, names, properties)

    def object_spec(self, token, names, properties):
        specs, required = self.specs(token, names, properties)
        return {"type": "object", "properties": specs, "required": required}

    def specs(self, token, names, properties):
        kept = {wire: prop for wire, prop in properties.items() if names == ALL or wire in names}
        specs = {wire: self.property_spec(token, prop) for wire, prop in kept.items()}
        return specs, sorted(wire for wire, prop in kept.items() if prop.required)

    def property_spec(self, token, prop):
        spec = self.type_spec(token, prop.annotation)
        if prop.default is not None:
            spec["default"] = prop.default
        if prop.secret:
            spec["secret"] = True
        if prop.replace_on_changes:
            spec["replaceOnChanges"] = True
        return spec

    def type_spec(self, token, annotation):
        node = unwrapped(annotation)
        if isinstance(node, ast.Constant):
            return {"$ref": f"#/types/{self.reference(token, node.value).text}"}
        if ast.unparse(node) in PRIMITIVES:
            return {"type": PRIMITIVES[ast.unparse(node)]}
        match subscripted(node):
            case "Sequence":
                return {"type": "array", "items": self.type_spec(token, node.slice)}
            case "Mapping":
                return {"type": "object", "additionalProperties": self.type_spec(token, node.slice.elts[1])}
            case "Union":
                return {"oneOf": [self.type_spec(token, member) for member in node.slice.elts]}
        raise CutError(f"{token.text}: type is not supported: {ast.unparse(annotation)}")

    def reference(self, token, text):
        """The token of a nested type, which is cut as well."""
        name = text.removeprefix("outputs.")
        if text != name:
            path, bare = token.path("outputs.py"), name
        elif name in self.wheel.definitions(token.path("_enums.py")):
            path, bare = token.path("_enums.py"), name
        else:
            path, bare = token.path("_inputs.py"), name.removesuffix("Args")
        nested = token.sibling(bare)
        self.pending.append((nested, path, name))
        return nested


def getters_of_config(definitions):
    """The wire names in `__config__.get*('name')`."""
    return {
        node.args[0].value
        for cls in definitions.values()
        for node in ast.walk(cls)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("__config__.get")
    }


def enum_spec(cls):
    kind = PRIMITIVES[ast.unparse(cls.bases[0])]
    members = [node for node in cls.body if isinstance(node, ast.Assign)]
    return {"type": kind, "enum": [enum_value(node.targets[0].id, node.value.value) for node in members]}


def enum_value(member, value):
    """An enum's value, with a name only where the value does not give it."""
    derived = snake_case(re.sub(r"\W", "_", str(value))).upper()
    if derived == member or str(value) == "*":
        return {"value": value}
    return {"name": "".join(part.capitalize() for part in member.split("_")), "value": value}


def without(spec, *keys):
    return {key: value for key, value in spec.items() if key not in keys}


def refuse_unknown(token, names, properties):
    if names != ALL and set(names) - properties.keys():
        raise CutError(f"{token.text}: no such property upstream: {', '.join(sorted(set(names) - properties.keys()))}")


def refuse_lossy(token, names, inputs):
    """A required input or one with a default that is cut away would change what the provider is sent."""
    lost = {wire for wire, prop in inputs.items() if prop.required or prop.default is not None} - set(names)
    if names != ALL and lost:
        raise CutError(f"{token.text}: required or defaulted inputs are missing: {', '.join(sorted(lost))}")


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: cut.py WHEEL CUT_JSON")
    wheel, kept = arguments
    try:
        with open(kept, encoding="utf-8") as file:
            schema = Cut(Wheel(wheel), json.load(file)).schema()
    except (CutError, OSError, ValueError, zipfile.BadZipFile) as error:
        sys.exit(f"cut.py: {kept}: {error}")
    json.dump(schema, sys.stdout, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
