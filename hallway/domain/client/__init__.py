"""What the web client needs beyond Slack's methods: boot, counts, connecting."""
