import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.response.AckResponse;

/** An app over Socket Mode with Slack's SDK for Java: it acknowledges what it hears and repeats it in the channel. */
public class Listener {
  public static void main(String[] given) throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(System.getenv("BASE_URL"));
    Slack slack = Slack.getInstance(config);
    SocketModeClient client = slack.socketMode(System.getenv("APP_TOKEN"), SocketModeClient.Backend.JavaWebSocket);
    client.addEventsApiEnvelopeListener(envelope -> {
      client.sendSocketModeResponse(AckResponse.builder().envelopeId(envelope.getEnvelopeId()).build());
      JsonObject event = envelope.getPayload().getAsJsonObject().getAsJsonObject("event");
      if (!event.get("type").getAsString().equals("app_mention")) return;
      String said = event.get("text").getAsString().split("> ")[1];
      try {
        slack.methods(System.getenv("BOT_TOKEN")).chatPostMessage(r -> r.channel(event.get("channel").getAsString()).text("java heard " + said));
      } catch (Exception error) {
        error.printStackTrace();
      }
    });
    client.connect();
    System.out.println("connected");
    Thread.currentThread().join();
  }
}
