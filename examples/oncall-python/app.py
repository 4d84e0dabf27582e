"""An on-call bot: who is on call, handing over, paging. Made with Bolt for Python, as for Slack."""

import logging
import os
import time
from urllib.parse import urlsplit

from slack_bolt import App, Assistant
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

import views
from rota import Rota, Shift
from runbook import TOPICS, explain

logging.basicConfig(level=logging.INFO)
# The one thing that differs from an app at Slack: where it calls.
client = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
app = App(client=client, signing_secret=os.environ.get("SLACK_SIGNING_SECRET"))
rota = Rota(os.environ.get("ONCALL_DB", "oncall.db"))


def now_and_next():
    now = time.time()
    return rota.on_call(now), rota.upcoming(now)


# Who is on call


@app.command("/oncall")
def on_command(ack, command, respond, client):
    if command["text"].strip() == "handover":
        ack()
        open_handover(client, command["trigger_id"])
    else:
        ack()
        respond(text=views.standing(*now_and_next()), blocks=views.status(*now_and_next()))


@app.event("app_mention")
def on_mention(event, say):
    say(text=views.standing(*now_and_next()), thread_ts=event.get("thread_ts", event["ts"]))


@app.event("app_home_opened")
def on_home(event, client):
    if event["tab"] == "home":
        show_home(client, event["user"])


def show_home(client, user):
    client.views_publish(user_id=user, view=views.home(*now_and_next()))


# Handing over


@app.action("hand_over")
def on_hand_over(ack, body, client):
    ack()
    open_handover(client, body["trigger_id"])


def open_handover(client, trigger_id):
    next_hour = int(time.time()) // 3600 * 3600 + 3600
    client.views_open(trigger_id=trigger_id, view=views.handover(next_hour))


@app.view("handover")
def on_handover(ack, body, view, client):
    values = view["state"]["values"]
    shift = Shift(values["when"]["starts"]["selected_date_time"], values["who"]["user"]["selected_user"])
    errors = problems(client, shift)
    if errors:
        # The modal stays open and says what is wrong, under the fields that it names.
        ack(response_action="errors", errors=errors)
        return
    ack()
    rota.hand_over(shift)
    told = f"You are on call from {views.moment(shift.starts)}: <@{body['user']['id']}> has handed over to you."
    client.chat_postMessage(channel=shift.user, text=told)
    show_home(client, body["user"]["id"])


def problems(client, shift):
    """What is wrong with a shift, by the block that says it."""
    errors = {}
    if shift.starts <= time.time() - 60:
        errors["when"] = "This time has passed. Choose one that is still to come."
    before = rota.on_call(shift.starts)
    if client.users_info(user=shift.user)["user"]["is_bot"]:
        errors["who"] = "Bots sleep well, but they fix nothing. Choose a person."
    elif before and before.user == shift.user:
        errors["who"] = "They are on call at that time already."
    return errors


# Paging


@app.shortcut("page")
def on_page(ack, shortcut, client, respond):
    ack()
    on_call, _ = now_and_next()
    if on_call is None:
        respond("Nobody is on call. Use `/oncall handover` to change that.")
        return
    channel, message = shortcut["channel"]["id"], shortcut["message"]
    link = client.chat_getPermalink(channel=channel, message_ts=message["ts"])["permalink"]
    page = rota.add_page(channel, message["ts"], message.get("text", ""), link, shortcut["user"]["id"])
    client.chat_postMessage(channel=on_call.user, text="You are paged", blocks=views.page(page))
    respond(f"<@{on_call.user}> is paged.")


@app.action("take")
def on_take(ack, action, body, client):
    ack()
    number, user = int(action["value"]), body["user"]["id"]
    is_first = rota.take(number, user)
    page = rota.page(number)
    client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="You are paged", blocks=views.page(page))
    if is_first:
        client.chat_postMessage(channel=page.channel, thread_ts=page.ts, text=f"<@{user}> is on it.")


# Links to the rota and to pages show what is behind them


@app.event("link_shared")
def on_link(event, client):
    unfurls = {link["url"]: {"blocks": blocks} for link in event["links"] if (blocks := behind(link["url"]))}
    if unfurls:
        client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=unfurls)


def behind(url):
    """Blocks for `/rota` and `/pages/NUMBER`; nothing for other links."""
    match urlsplit(url).path.strip("/").split("/"):
        case ["rota"]:
            return [views.section(views.standing(*now_and_next()))]
        case ["pages", number] if number.isdecimal() and (page := rota.page(int(number))):
            return [views.section(views.taken(page))]
    return []


# The assistant explains

assistant = Assistant()


@assistant.thread_started
def on_thread(say, set_suggested_prompts):
    say("Hello! I explain how being on call works here.")
    set_suggested_prompts(prompts=[{"title": f"Explain {topic}", "message": f"explain {topic}"} for topic in TOPICS])


@assistant.user_message
def on_question(payload, say, set_status, set_title, say_stream):
    topic = payload["text"].strip()
    if not topic.lower().startswith("explain "):
        say("Ask me to explain something: `explain paging`.")
        return
    set_title(topic)
    set_status("is looking it up")
    # Buffering little, so that the answer is seen to grow.
    stream = say_stream(buffer_size=20)
    for line in explain(topic).splitlines(keepends=True):
        stream.append(markdown_text=line)
        time.sleep(0.3)
    stream.stop()


app.use(assistant)

if __name__ == "__main__":
    if "SLACK_APP_TOKEN" in os.environ:
        SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=client).start()
    else:
        app.start(int(os.environ.get("PORT", "3000")))
