"""Which app is calling: by its id and secret, in the body or as `Basic` authorization; or, without a secret, by PKCE alone."""

import hmac

import msgspec

from hallway.core.errors import ApiError
from hallway.domain import apps, auth
from hallway.domain.apps import App
from hallway.platform.http import Caller
from hallway.platform.storage import Reader


class Client(msgspec.Struct, frozen=True):
    """An app that calls; `is_public` where it showed no secret."""

    app: App
    is_public: bool


def identify(reader: Reader, caller: Caller, client_id: str, client_secret: str) -> Client:
    """The app. One without a secret must allow PKCE, and has to prove itself by it.

    Raises `ApiError` with `invalid_client_id` or `bad_client_secret`.
    """
    if not client_id:
        client_id, client_secret = caller.basic
    found = apps.find_by_client_id(reader, client_id)
    if found is None:
        raise ApiError("invalid_client_id")
    if not client_secret and apps.manifest.allows_pkce(found.manifest):
        return Client(found, True)
    if not hmac.compare_digest(found.client_secret_hash, auth.hash_secret(client_secret)):
        raise ApiError("bad_client_secret")
    return Client(found, False)
