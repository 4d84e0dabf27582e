// A tour with slack-go, whose structs mind every type: each call must succeed and bring what it asks for. Prints what went wrong, if anything.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

var failed bool

// done tells what went wrong with a step, unless nothing did.
func done(step string, err error) {
	if err != nil {
		failed = true
		fmt.Println(step+":", err)
	}
}

// must tells where a step brought something else than it should.
func must(step string, holds bool) {
	if !holds {
		done(step, fmt.Errorf("is not as it should be"))
	}
}

func main() {
	base, general := os.Getenv("BASE_URL"), os.Getenv("CHANNEL")
	person := slack.New(os.Getenv("USER_TOKEN"), slack.OptionAPIURL(base))
	robot := slack.New(os.Getenv("BOT_TOKEN"), slack.OptionAPIURL(base), slack.OptionAppLevelToken(os.Getenv("APP_TOKEN")))
	talk(person, general)
	rooms(person, os.Getenv("IVAN"))
	people(person, os.Getenv("IVAN"))
	files(person, general)
	marks(person, general)
	hearRtm(person, general)
	hearSocket(robot, person, general)
	done("webhook", slack.PostWebhook(os.Getenv("WEBHOOK_URL"), &slack.WebhookMessage{Text: "by a webhook"}))
	if failed {
		os.Exit(1)
	}
	fmt.Println("all well")
}

func talk(api *slack.Client, channel string) {
	_, err := api.AuthTest()
	done("auth.test", err)
	block := slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", "*boxed*", false, false), nil, nil)
	_, ts, err := api.PostMessage(channel, slack.MsgOptionText("hello <https://example.com>", false), slack.MsgOptionBlocks(block))
	done("chat.postMessage", err)
	_, _, err = api.PostMessage(channel, slack.MsgOptionText("reply", false), slack.MsgOptionTS(ts), slack.MsgOptionAttachments(
		slack.Attachment{Color: "good", Fields: []slack.AttachmentField{{Title: "a", Value: "b", Short: true}}}))
	done("chat.postMessage in a thread", err)
	_, _, _, err = api.UpdateMessage(channel, ts, slack.MsgOptionText("hello again", false))
	done("chat.update", err)
	_, err = api.GetPermalink(&slack.PermalinkParameters{Channel: channel, Ts: ts})
	done("chat.getPermalink", err)
	history, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: channel, Limit: 5})
	done("conversations.history", err)
	must("conversations.history", err == nil && len(history.Messages) > 0 && history.Messages[0].ReplyCount == 1)
	replies, _, _, err := api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: channel, Timestamp: ts})
	done("conversations.replies", err)
	must("conversations.replies", len(replies) == 2 && replies[1].Attachments[0].Fields[0].Title == "a")
	_, at, err := api.ScheduleMessage(channel, fmt.Sprint(time.Now().Unix()+3600), slack.MsgOptionText("later", false))
	done("chat.scheduleMessage", err)
	must("chat.scheduleMessage", at != "")
	scheduled, _, err := api.GetScheduledMessages(&slack.GetScheduledMessagesParameters{Channel: channel})
	done("chat.scheduledMessages.list", err)
	must("chat.scheduledMessages.list", len(scheduled) == 1)
}

func rooms(api *slack.Client, other string) {
	made, err := api.CreateConversation(slack.CreateConversationParams{ChannelName: "gophers"})
	done("conversations.create", err)
	if err != nil {
		return
	}
	_, err = api.InviteUsersToConversation(made.ID, other)
	done("conversations.invite", err)
	_, err = api.SetTopicOfConversation(made.ID, "burrows")
	done("conversations.setTopic", err)
	info, err := api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: made.ID, IncludeNumMembers: true, IncludeLocale: true})
	done("conversations.info", err)
	must("conversations.info", err == nil && info.Topic.Value == "burrows" && info.NumMembers == 2)
	found, _, err := api.GetConversations(&slack.GetConversationsParameters{Types: []string{"public_channel", "private_channel", "im", "mpim"}})
	done("conversations.list", err)
	must("conversations.list", len(found) >= 3)
	_, _, err = api.GetConversationsForUser(&slack.GetConversationsForUserParameters{UserID: other})
	done("users.conversations", err)
	_, _, err = api.GetUsersInConversation(&slack.GetUsersInConversationParameters{ChannelID: made.ID})
	done("conversations.members", err)
	_, _, _, err = api.OpenConversation(&slack.OpenConversationParameters{Users: []string{other}, ReturnIM: true})
	done("conversations.open", err)
	done("conversations.archive", api.ArchiveConversation(made.ID))
}

func people(api *slack.Client, other string) {
	users, err := api.GetUsers()
	done("users.list", err)
	must("users.list", len(users) >= 3)
	_, err = api.GetUserInfo(other)
	done("users.info", err)
	_, err = api.GetUserPresence(other)
	done("users.getPresence", err)
	_, err = api.GetUserProfile(&slack.GetUserProfileParameters{UserID: other, IncludeLabels: true})
	done("users.profile.get", err)
	done("users.profile.set", api.SetUserCustomStatus("digging", ":hole:", 0))
	_, err = api.GetTeamInfo()
	done("team.info", err)
	_, err = api.GetDNDInfo(&other)
	done("dnd.info", err)
	_, err = api.CreateUserGroup(slack.UserGroup{Name: "Gophers", Handle: "gophers"})
	done("usergroups.create", err)
	_, err = api.GetUserGroups(slack.GetUserGroupsOptionIncludeCount(true), slack.GetUserGroupsOptionIncludeUsers(true))
	done("usergroups.list", err)
	_, err = api.GetEmoji()
	done("emoji.list", err)
	_, err = api.ListReminders()
	done("reminders.list", err)
}

func files(api *slack.Client, channel string) {
	up, err := api.UploadFile(slack.UploadFileParameters{
		Filename: "notes.txt", FileSize: 5, Reader: strings.NewReader("words"), Channel: channel, InitialComment: "notes", AltTxt: "notes",
	})
	done("files upload", err)
	if err != nil {
		return
	}
	file, _, _, err := api.GetFileInfo(up.ID, 0, 0)
	done("files.info", err)
	var content strings.Builder
	done("download", api.GetFile(file.URLPrivateDownload, &content))
	must("download", content.String() == "words")
	_, _, err = api.GetFiles(slack.GetFilesParameters{Channel: channel})
	done("files.list", err)
}

func marks(api *slack.Client, channel string) {
	_, ts, err := api.PostMessage(channel, slack.MsgOptionText("mark me", false))
	done("chat.postMessage", err)
	item := slack.NewRefToMessage(channel, ts)
	done("reactions.add", api.AddReaction("tada", item))
	_, err = api.GetReactions(item, slack.NewGetReactionsParameters())
	done("reactions.get", err)
	_, _, err = api.ListReactions(slack.NewListReactionsParameters())
	done("reactions.list", err)
	done("pins.add", api.AddPin(channel, item))
	pins, _, err := api.ListPins(channel)
	done("pins.list", err)
	must("pins.list", len(pins) == 1)
	done("stars.add", api.AddStar(channel, item))
	_, _, err = api.ListStars(slack.NewStarsParameters())
	done("stars.list", err)
	_, err = api.AddBookmark(channel, slack.AddBookmarkParameters{Title: "Docs", Type: "link", Link: "https://example.com"})
	done("bookmarks.add", err)
	_, err = api.ListBookmarks(channel)
	done("bookmarks.list", err)
	found, err := api.SearchMessages("hello", slack.NewSearchParameters())
	done("search.messages", err)
	must("search.messages", err == nil && found != nil)
}

// hearRtm says something over the socket, and hears it confirmed.
func hearRtm(api *slack.Client, channel string) {
	rtm := api.NewRTM()
	go rtm.ManageConnection()
	for late := time.After(30 * time.Second); ; {
		select {
		case event := <-rtm.IncomingEvents:
			switch data := event.Data.(type) {
			case *slack.ConnectedEvent:
				rtm.SendMessage(rtm.NewOutgoingMessage("over rtm", channel))
			case *slack.AckMessage:
				must("rtm", data.Ok)
				done("rtm", rtm.Disconnect())
				return
			case *slack.UnmarshallingErrorEvent:
				done("rtm", data.ErrorObj)
			}
		case <-late:
			done("rtm", fmt.Errorf("nothing came"))
			return
		}
	}
}

// hearSocket hears over Socket Mode what a person says.
func hearSocket(robot, person *slack.Client, channel string) {
	client := socketmode.New(robot)
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	go client.RunContext(ctx)
	for {
		select {
		case event := <-client.Events:
			switch event.Type {
			case socketmode.EventTypeConnected:
				_, _, err := person.PostMessage(channel, slack.MsgOptionText("<@"+os.Getenv("BOT_USER")+"> are you there?", false))
				done("chat.postMessage", err)
			case socketmode.EventTypeEventsAPI:
				told, is := event.Data.(slackevents.EventsAPIEvent)
				client.Ack(*event.Request)
				if mention, isMention := told.InnerEvent.Data.(*slackevents.AppMentionEvent); is && isMention {
					must("socket mode", strings.HasSuffix(mention.Text, "are you there?"))
					return
				}
			}
		case <-ctx.Done():
			done("socket mode", ctx.Err())
			return
		}
	}
}
