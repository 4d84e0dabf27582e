import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiRequest;
import com.slack.api.util.http.listener.HttpResponseListener;
import com.slack.api.util.json.GsonFactory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls methods with Slack's SDK for Java: one JSON line in, {token, method, arguments}, one out, {answer, unknown, problem}: the answer as it
 * came, the first key in it that the SDK does not know, and what else it has against it, such as a value of another type than it expects.
 */
public class Caller {
  private static final Gson GSON =
      GsonFactory.createSnakeCase().newBuilder().registerTypeAdapter(File.class, (JsonDeserializer<File>) (json, type, context) -> file(json)).create();
  private static final Pattern UNKNOWN = Pattern.compile("Unknown property detected: (\\S+)");
  private static String lastBody;

  public static void main(String[] given) throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(given[0]);
    config.setFailOnUnknownProperties(true);
    config.setStatsEnabled(false);
    config.getHttpClientResponseHandlers().add(new HttpResponseListener() {
      @Override
      public void accept(State state) {
        lastBody = state.getParsedResponseBody();
      }
    });
    Slack slack = Slack.getInstance(config);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonObject request = JsonParser.parseString(line).getAsJsonObject();
      System.out.println(call(slack.methods(request.get("token").getAsString()), request));
      System.out.flush();
    }
  }

  private static JsonObject call(MethodsClient client, JsonObject request) {
    JsonObject told = new JsonObject();
    lastBody = null;
    try {
      Method method = find(client, request.get("method").getAsString());
      Class<?> type = method.getParameterTypes()[0];
      JsonObject arguments = fit(type, request.getAsJsonObject("arguments"));
      arguments.add("token", request.get("token"));
      try {
        method.invoke(client, GSON.fromJson(arguments, type));
      } catch (InvocationTargetException wrapped) {
        Matcher unknown = UNKNOWN.matcher(wrapped.getCause().toString());
        if (!unknown.find()) throw new Exception(wrapped.getCause().toString());
        told.addProperty("unknown", unknown.group(1));
        // The SDK stops at an unknown key: the rest is looked at without minding any.
        GSON.fromJson(lastBody, method.getReturnType());
      }
    } catch (Exception error) {
      told.addProperty("problem", error.toString());
    }
    if (lastBody != null) told.add("answer", JsonParser.parseString(lastBody));
    return told;
  }

  /** `conversations.setTopic` is `conversationsSetTopic(ConversationsSetTopicRequest)`. */
  private static Method find(MethodsClient client, String name) throws NoSuchMethodException {
    String plain = name.replace(".", "");
    for (Method method : MethodsClient.class.getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (method.getName().equalsIgnoreCase(plain) && types.length == 1 && SlackApiRequest.class.isAssignableFrom(types[0])) return method;
    }
    throw new NoSuchMethodException(name);
  }

  /** Bytes come as {"$bytes": base64}; the SDK takes files. */
  private static File file(JsonElement json) {
    try {
      File file = File.createTempFile("upload", ".bin");
      file.deleteOnExit();
      Files.write(file.toPath(), Base64.getDecoder().decode(json.getAsJsonObject().get("$bytes").getAsString()));
      return file;
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Lists where the SDK has lists. */
  private static JsonObject fit(Class<?> type, JsonObject arguments) {
    JsonObject fitted = new JsonObject();
    for (String key : arguments.keySet()) {
      JsonElement value = arguments.get(key);
      if (value.isJsonPrimitive() && isList(type, key)) {
        boolean isEnum = listed(type, key) instanceof Class<?> item && item.isEnum();
        JsonArray list = new JsonArray();
        for (String item : value.getAsString().split(",")) list.add(isEnum ? item.toUpperCase() : item);
        fitted.add(key, list);
      } else if (value.isJsonPrimitive() && has(type, key + "AsString")) {
        fitted.add(key + "_as_string", value);
      } else {
        fitted.add(key, value);
      }
    }
    return fitted;
  }

  private static boolean has(Class<?> type, String name) {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) return true;
    }
    return false;
  }

  private static boolean isList(Class<?> type, String key) {
    return listed(type, key) != null;
  }

  /** What a list of a request holds; null for what is no list. */
  private static Type listed(Class<?> type, String key) {
    for (Field field : type.getDeclaredFields()) {
      if (!field.getName().equalsIgnoreCase(key.replace("_", ""))) continue;
      return field.getGenericType() instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : null;
    }
    return null;
  }
}
