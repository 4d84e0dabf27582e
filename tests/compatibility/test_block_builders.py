"""Blocks, views and attachments as `slack_sdk`'s own builders write them."""

from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models import attachments, blocks, views
from slack_sdk.models.blocks import basic_components as basic
from slack_sdk.models.blocks import block_elements as elements

from hallway.core import richtext
from tests.api.tour import PICTURE
from tests.apps import Installed, manifest
from tests.examples import Acme

OPTION = blocks.Option(value="1", text="One", description="the first")
OTHER = blocks.Option(value="2", label="Two")
CONFIRM = blocks.ConfirmObject(title="Sure?", text="Really?", confirm="Yes", deny="No", style="danger")
PARTS = blocks.RichTextElementParts
IMAGE = blocks.ImageElement(image_url="https://example.org/a.png", alt_text="a picture")
BUTTON = blocks.ButtonElement(text="Go", action_id="go", value="v", style="primary", confirm=CONFIRM, accessibility_label="Go there")
FILTER = elements.ConversationFilter(include=["public"], exclude_bot_users=True)
FEEDBACK = basic.FeedbackButtonObject(text="Good", value="up")
DISPATCH = basic.DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
STYLE = PARTS.TextStyle(bold=True, italic=False)

WORDS = [
    PARTS.Text(text="hello ", style=STYLE),
    PARTS.Channel(channel_id="C1"),
    PARTS.User(user_id="U1"),
    PARTS.Emoji(name="wave", skin_tone=2),
    PARTS.Link(url="https://example.org", text="example"),
    PARTS.Team(team_id="T1"),
    PARTS.UserGroup(usergroup_id="S1"),
    PARTS.Date(timestamp="1628633089", format="{date_long}", fallback="in August"),
    PARTS.Broadcast(range="here"),
    PARTS.Color(value="#F405B3"),
]
RICH = blocks.RichTextBlock(
    elements=[
        blocks.RichTextSectionElement(elements=WORDS),
        blocks.RichTextListElement(
            elements=[blocks.RichTextSectionElement(elements=WORDS[:1])], style="bullet", indent=1, offset=0, border=0
        ),
        blocks.RichTextPreformattedElement(elements=WORDS[:1], border=0),
        blocks.RichTextQuoteElement(elements=WORDS[:1]),
    ]
)
TASK = blocks.TaskCardBlock(
    task_id="t1", title="Look it up", status="in_progress", details=RICH, output=RICH,
    sources=[blocks.UrlSourceElement(url="https://example.org", text="Example")],
)  # fmt: skip
CARD = blocks.CardBlock(title="Title", subtitle="Sub", body="Body", icon=IMAGE, hero_image=IMAGE, actions=[BUTTON])
MENUS: list[Any] = [
    blocks.StaticSelectElement(action_id="1", placeholder="Choose", options=[OPTION, OTHER], initial_option=OPTION, confirm=CONFIRM),
    blocks.StaticMultiSelectElement(
        action_id="2", option_groups=[blocks.OptionGroup(label="All", options=[OPTION])], initial_options=[OPTION], max_selected_items=1
    ),
    blocks.ExternalDataSelectElement(action_id="3", placeholder="Choose", min_query_length=2, initial_option=OPTION),
    blocks.ExternalDataMultiSelectElement(action_id="4", initial_options=[OPTION]),
    blocks.UserSelectElement(action_id="5", placeholder="Choose", initial_user="U1"),
    blocks.UserMultiSelectElement(action_id="6", initial_users=["U1"], max_selected_items=1),
    blocks.ConversationSelectElement(action_id="7", initial_conversation="C1", filter=FILTER, default_to_current_conversation=True),
    blocks.ConversationMultiSelectElement(action_id="8", initial_conversations=["C1"], filter=FILTER),
    blocks.ChannelSelectElement(action_id="9", initial_channel="C1", response_url_enabled=True),
    blocks.ChannelMultiSelectElement(action_id="10", initial_channels=["C1"], focus_on_load=False),
    blocks.CheckboxesElement(action_id="11", options=[OPTION, OTHER], initial_options=[OTHER]),
    blocks.RadioButtonsElement(action_id="12", options=[OPTION, OTHER], initial_option=OPTION),
    blocks.DatePickerElement(action_id="13", placeholder="When", initial_date="2026-11-25"),
    blocks.TimePickerElement(action_id="14", placeholder="When", initial_time="23:59", timezone="Europe/Berlin"),
    blocks.DateTimePickerElement(action_id="15", initial_date_time=1628633820),
]
INPUTS: list[Any] = [
    blocks.PlainTextInputElement(
        action_id="16", placeholder="Write", initial_value="x", multiline=True, min_length=1, max_length=10, dispatch_action_config=DISPATCH
    ),
    blocks.EmailInputElement(action_id="17", placeholder="Write", dispatch_action_config=DISPATCH),
    blocks.UrlInputElement(action_id="18", initial_value="https://example.org"),
    blocks.NumberInputElement(action_id="19", is_decimal_allowed=False, min_value="1", max_value="9", initial_value="5"),
    blocks.RichTextInputElement(action_id="20", initial_value=RICH, focus_on_load=True),
    elements.FileInputElement(action_id="21", filetypes=["pdf"], max_files=3),
]
MESSAGE: list[Any] = [
    blocks.HeaderBlock(text="Header"),
    blocks.SectionBlock(text="hello *world*", fields=["a", blocks.PlainTextObject(text="b")], accessory=BUTTON, block_id="s", expand=True),
    blocks.SectionBlock(text="more", accessory=blocks.OverflowMenuElement(options=[OPTION, OTHER], action_id="o", confirm=CONFIRM)),
    blocks.ImageBlock(image_url="https://example.org/a.png", alt_text="a picture", title="Picture"),
    blocks.ContextBlock(elements=[IMAGE, blocks.MarkdownTextObject(text="*by* us"), blocks.PlainTextObject(text="today")]),
    blocks.DividerBlock(),
    blocks.ActionsBlock(elements=[BUTTON, blocks.LinkButtonElement(text="Docs", url="https://example.org/docs", action_id="d"), *MENUS]),
    blocks.ActionsBlock(
        elements=[
            elements.WorkflowButtonElement(
                text="Run", action_id="w", workflow=basic.Workflow(trigger=basic.WorkflowTrigger(url="https://slack.com/shortcuts/Ft1/a"))
            )
        ]
    ),
    blocks.ContextActionsBlock(
        elements=[
            blocks.FeedbackButtonsElement(positive_button=FEEDBACK, negative_button=FEEDBACK, action_id="f"),
            blocks.IconButtonElement(icon="trash", text="Delete", action_id="i", visible_to_user_ids=["U1"]),
        ]
    ),
    blocks.InputBlock(label="Name", element=INPUTS[0], hint="Yours", optional=True, dispatch_action=True),
    blocks.FileBlock(external_id="doc-1"),
    blocks.MarkdownBlock(text="**bold**"),
    blocks.VideoBlock(
        alt_text="a film", title="Film", video_url="https://example.org/e", thumbnail_url="https://example.org/t.png", author_name="Kara",
        description="About us", provider_name="Tube", title_url="https://example.org/film",
    ),
    RICH,
    blocks.TableBlock(
        rows=[[blocks.RawTextObject(text="a"), RICH], [basic.RawNumberObject(value=1.5, text="1.5"), blocks.RawTextObject(text="b")]],
        column_settings=[{"align": "right", "is_wrapped": True}],
    ),
    TASK,
    blocks.PlanBlock(title="Find it", tasks=[TASK]),
    CARD,
    blocks.CarouselBlock(elements=[CARD, CARD]),
    blocks.ContainerBlock(title="Details", subtitle="more", child_blocks=[blocks.DividerBlock()], is_collapsible=True, width="wide"),
    blocks.AuthProviderBlock(value="drive", name="Drive", is_connected=False, auth_url="https://example.org/auth"),
]  # fmt: skip


def test_every_block_that_the_sdk_builds_can_be_posted(acme: Acme) -> None:
    app = Installed(acme, manifest("Builder"))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    client = WebClient(app.bot.token, base_url=f"{acme.server.address}/api/")
    call = client.calls_add(external_unique_id="standup", join_url="https://example.org/join", title="Standup")["call"]
    picture = acme.kara.upload(acme.general, "dot.png", PICTURE)
    image = blocks.ImageBlock(slack_file=basic.SlackFile(id=picture), alt_text="a picture")
    everything = [*MESSAGE, blocks.CallBlock(call_id=call["id"]), image]
    kinds = {block.type for block in everything}
    known = {kind.type for kind in blocks.Block.__subclasses__()}
    assert known - kinds == {"alert"}, "which stands in modals only"
    posted = client.chat_postMessage(channel=acme.general, text="everything", blocks=everything)
    kept = posted["message"]["blocks"]
    assert [block["type"] for block in kept] == [block.type for block in everything]
    client.chat_update(channel=acme.general, ts=posted["ts"], text="again", blocks=kept)


def test_every_input_that_the_sdk_builds_can_stand_in_a_modal() -> None:
    fields = [blocks.InputBlock(label="Label", element=element) for element in [*INPUTS, *MENUS]]
    modal = views.View(
        type="modal", title="Order", submit="Send", close="Cancel", callback_id="order", private_metadata="{}", notify_on_close=True,
        blocks=[blocks.AlertBlock(text="Careful", level="warning"), *fields],
    )  # fmt: skip
    richtext.check_view(modal.to_dict(), "modal")
    richtext.check_view(views.View(type="home", blocks=MESSAGE[:4]).to_dict(), "home")


def test_attachments_that_the_sdk_builds_can_be_posted(acme: Acme) -> None:
    client = WebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")
    field = attachments.AttachmentField(title="Priority", value="High")
    button = attachments.ActionButton(name="go", text="Go", value="go", confirm=CONFIRM, style="danger")
    made: list[Any] = [
        attachments.Attachment(
            text="Text", title="Title", fields=[field], color="good", footer="Footer", ts=123456789, markdown_in=["text"]
        ),
        attachments.BlockAttachment(blocks=[blocks.DividerBlock()], color="#36a64f", fallback="a line"),
        attachments.InteractiveAttachment(
            actions=[
                button,
                attachments.ActionLinkButton(text="Docs", url="https://example.org"),
                attachments.ActionUserSelector(name="who", text="Whom", selected_user=blocks.Option(value="U1", label="Kara")),
                attachments.ActionExternalSelector(name="what", text="What", min_query_length=2),
            ],
            callback_id="choice",
            text="Choose",
        ),
    ]
    kept = client.chat_postMessage(channel=acme.general, attachments=made)["message"]["attachments"]
    assert [item["id"] for item in kept] == [1, 2, 3]
    assert [action["type"] for action in kept[2]["actions"]] == ["button", "button", "select", "select"]


def test_the_sdk_is_told_what_is_wrong(acme: Acme) -> None:
    client = WebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")
    try:
        client.chat_postMessage(
            channel=acme.general, text="x", blocks=[{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
        )
    except SlackApiError as error:
        said = "must be less than 151 characters [json-pointer:/blocks/0/text/text]"
        assert error.response["error"] == "invalid_blocks" and error.response["errors"] == [said]
        assert error.response["response_metadata"]["messages"] == [f"[ERROR] {said}"]
    else:
        raise AssertionError
