"""A bot as they were written for slackclient 1: it answers what it hears, by RTM, and knows the team from `rtm.start`."""

import os
import sys

from slackclient import SlackClient

client = SlackClient(os.environ["TOKEN"])
if not client.rtm_connect(with_team_state=True):
    sys.exit("not connected")
people = {user.id: user.name for user in client.server.users.values()} if isinstance(client.server.users, dict) else {}
client.rtm_send_message("general", f"{client.server.username} knows {', '.join(sorted(people.values()))}")
while True:
    for event in client.rtm_read():
        if event.get("type") == "message" and "text" in event and event.get("user") != client.server.login_data["self"]["id"]:
            client.rtm_send_message(event["channel"], event["text"].upper())
