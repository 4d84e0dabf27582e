"""The OpenAPI document at `/api/openapi.json`, made from the method registry."""

from typing import Any

import msgspec

from hallway import __version__
from hallway.core.methods import REGISTRY, Method


def openapi_document() -> dict[str, Any]:
    """Every method with its arguments, scopes, rate tier and policy."""
    arguments = [method.arguments for method in REGISTRY.values()]
    schemas, components = msgspec.json.schema_components(list(dict.fromkeys(arguments)), ref_template="#/components/schemas/{name}")
    by_type = dict(zip(dict.fromkeys(arguments), schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hallway Web API", "version": __version__, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/api"}],
        "paths": {f"/{name}": {"post": _operation(method, by_type[method.arguments])} for name, method in sorted(REGISTRY.items())},
        "components": {"schemas": components, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(method: Method, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": method.name,
        "summary": method.summary.split("\n")[0],
        "security": [{"token": sorted({*method.scopes.bot, *method.scopes.user})}] if "open" not in method.policy.name.lower() else [],
        "x-rate-per-minute": method.tier.value,
        "x-policy": method.policy.value,
        "requestBody": {
            "content": {
                kind: {"schema": schema} for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
            }
        },
        "responses": {
            "200": {
                "description": "`ok` tells whether it worked, `error` why not",
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            "429": {"description": "Too many calls; `Retry-After` says how long to wait"},
        },
    }
