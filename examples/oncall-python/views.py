"""What people see: blocks of messages, the modal for handing over, the home tab."""

from rota import Page, Shift


def moment(seconds: int) -> str:
    """A moment, in the time zone and language of whoever reads it."""
    return f"<!date^{seconds}^{{date_short_pretty}} {{time}}|{seconds}>"


def standing(now: Shift | None, upcoming: list[Shift]) -> str:
    """Who is on call and who is next, as one line of text."""
    if now is None:
        return "Nobody is on call."
    until = f" until {moment(upcoming[0].starts)}" if upcoming else ""
    return f"<@{now.user}> is on call{until}."


def status(now: Shift | None, upcoming: list[Shift]) -> list[dict]:
    """Who is on call, with a button to hand over."""
    return [section(standing(now, upcoming)) | {"accessory": button("Hand over", "hand_over")}]


def handover(starts: int) -> dict:
    """The modal for handing over; `starts` is what its time is set to."""
    return {
        "type": "modal",
        "callback_id": "handover",
        "title": plain("Hand over"),
        "submit": plain("Hand over"),
        "close": plain("Cancel"),
        "blocks": [
            field("who", "Who takes over?", {"type": "users_select", "action_id": "user"}),
            field("when", "From when on?", {"type": "datetimepicker", "action_id": "starts", "initial_date_time": starts}),
        ],
    }


def home(now: Shift | None, upcoming: list[Shift]) -> dict:
    """The home tab: the rota."""
    lines = [f"• {moment(shift.starts)}: <@{shift.user}>" for shift in upcoming]
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain("On call now")},
            *status(now, upcoming),
            {"type": "divider"},
            {"type": "header", "text": plain("Coming up")},
            section("\n".join(lines) or "Nothing is planned yet."),
        ],
    }


def page(asked: Page) -> list[dict]:
    """A page, as the on-call reads it; whoever presses the button takes it."""
    quoted = "\n".join(f"> {line}" for line in asked.text.splitlines()) or "> (a message without text)"
    blocks = [section(f":pager: <@{asked.paged_by}> needs you: <{asked.link}|their message>\n{quoted}")]
    if asked.taken_by:
        return [*blocks, {"type": "context", "elements": [mrkdwn(f":white_check_mark: <@{asked.taken_by}> is on it")]}]
    return [*blocks, {"type": "actions", "elements": [button("I am on it", "take", str(asked.id), style="primary")]}]


def taken(asked: Page) -> str:
    """Whether somebody takes care of a page. What it says stays between those who are asked."""
    return f"Page {asked.id}: " + (f"<@{asked.taken_by}> is on it." if asked.taken_by else "nobody has taken it yet.")


def section(text: str) -> dict:
    return {"type": "section", "text": mrkdwn(text)}


def field(block_id: str, label: str, element: dict) -> dict:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element}


def button(label: str, action_id: str, value: str = "", **more: str) -> dict:
    return {"type": "button", "action_id": action_id, "text": plain(label), **({"value": value} if value else {}), **more}


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict:
    return {"type": "mrkdwn", "text": text}
