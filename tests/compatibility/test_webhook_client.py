"""`slack_sdk`'s webhook clients from the registry, unmodified, pointed at a running server."""

import asyncio

from slack_sdk.models.blocks import DividerBlock, SectionBlock
from slack_sdk.webhook import WebhookClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.examples import Acme


def test_the_client_posts_and_is_content(acme: Acme) -> None:
    url = acme.kara.ok("webhooks.create", channel=acme.general, name="Robot")["webhook"]["url"]
    client = WebhookClient(url)
    answer = client.send(text="hello", blocks=[SectionBlock(text="*hello*"), DividerBlock()], unfurl_links=False)
    assert (answer.status_code, answer.body) == (200, "ok")
    answer = client.send_dict({"attachments": [{"color": "#36a64f", "text": "green"}]})
    assert (answer.status_code, answer.body) == (200, "ok")
    newest, older = acme.kara.ok("conversations.history", channel=acme.general, limit=2)["messages"]
    assert newest["attachments"][0]["text"] == "green" and [block["type"] for block in older["blocks"]] == ["section", "divider"]
    answer = client.send(text="")
    assert (answer.status_code, answer.body) == (400, "no_text")
    answer = WebhookClient(url[:-4] + "XXXX").send(text="hello")
    assert (answer.status_code, answer.body) == (403, "invalid_token")


def test_the_asynchronous_client_posts_and_is_content(acme: Acme) -> None:
    url = acme.kara.ok("webhooks.create", channel=acme.general)["webhook"]["url"]

    async def send() -> tuple[int, str]:
        answer = await AsyncWebhookClient(url, trust_env_in_session=False).send(text="hello from afar", response_type="in_channel")
        return answer.status_code, answer.body

    assert asyncio.run(send()) == (200, "ok")
    assert acme.kara.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]["text"] == "hello from afar"
