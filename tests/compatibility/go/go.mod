module hallway/compatibility

go 1.25

require github.com/slack-go/slack v0.29.0

require github.com/gorilla/websocket v1.5.3 // indirect
