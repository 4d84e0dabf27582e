// Posts messages over HTTP. load PORT FILE CONNECTIONS COUNT RATE: connection i speaks with line i of FILE, "TOKEN CHANNEL", on a
// connection of its own; COUNT posts in all; RATE posts a second, or 0 for as many as are answered. Prints one line of JSON.
#include "common.h"

typedef struct {
  int fd, filled, is_busy;
  int64_t sent;
  char token[256], channel[32], answer[16384];
} Sender;

static const char *words = "A message of ordinary length, as people write them during a day at the office: the *meeting* moves to "
                           "three, and the notes are at the usual place. Thanks, everybody, and see you there! :wave:";

static void post(Sender *s) {
  char body[1024], request[2048];
  s->sent = now_ns();
  int size = snprintf(body, sizeof body, "{\"channel\":\"%s\",\"text\":\"t=%ld %s\"}", s->channel, (long)s->sent, words);
  int total = snprintf(request, sizeof request,
    "POST /api/chat.postMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
    "Content-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", s->token, size, body);
  if (write(s->fd, request, total) != total) fail("write");
  s->is_busy = 1, s->filled = 0;
}

static int is_answered(Sender *s) {
  int got = read(s->fd, s->answer + s->filled, sizeof s->answer - 1 - s->filled);
  if (got <= 0) exit(fprintf(stderr, "the server closed a connection\n"));
  s->filled += got, s->answer[s->filled] = 0;
  char *end = strstr(s->answer, "\r\n\r\n"), *length = strcasestr(s->answer, "content-length:");
  if (!end || !length) return 0;
  return s->filled >= end + 4 - s->answer + atoi(length + 15);
}

int main(int argc, char **argv) {
  if (argc != 6) return fprintf(stderr, "load PORT FILE CONNECTIONS COUNT RATE\n"), 2;
  int port = atoi(argv[1]), connections = atoi(argv[3]), epoll = epoll_create1(0);
  int64_t count = atoll(argv[4]), rate = atoll(argv[5]), started, done = 0, sent = 0, errors = 0;
  FILE *file = fopen(argv[2], "r");
  if (!file) fail(argv[2]);
  Sender *senders = calloc(connections, sizeof(Sender));
  for (int i = 0; i < connections; i++) {
    if (fscanf(file, "%255s %31s", senders[i].token, senders[i].channel) != 2) return fprintf(stderr, "too few lines\n"), 2;
    senders[i].fd = connect_to(port, 0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &senders[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, senders[i].fd, &event);
  }
  started = now_ns();
  if (!rate)
    for (int i = 0; i < connections && sent < count; i++, sent++) post(&senders[i]);
  struct epoll_event events[256];
  while (done < count) {
    int wait = -1;
    if (rate) {
      int64_t due = (now_ns() - started) * rate / 1000000000;
      for (int i = 0; i < connections && sent < count && sent < due; i++)
        if (!senders[i].is_busy) post(&senders[i]), sent++;
      wait = 1;
    }
    int ready = epoll_wait(epoll, events, 256, wait);
    for (int i = 0; i < ready; i++) {
      Sender *s = events[i].data.ptr;
      if (!is_answered(s)) continue;
      measure(now_ns() - s->sent), done++, s->is_busy = 0;
      if (!strstr(s->answer, "\"ok\":true") && !errors++) fprintf(stderr, "%s\n", s->answer);
      if (!rate && sent < count) post(s), sent++;
    }
  }
  double seconds = (now_ns() - started) / 1e9;
  printf("{\"posts\":%ld,\"errors\":%ld,\"seconds\":%.3f,\"per_second\":%.0f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"started_ns\":%ld}\n",
    (long)done, (long)errors, seconds, done / seconds, percentile_ms(0.5), percentile_ms(0.99), (long)started);
  return 0;
}
