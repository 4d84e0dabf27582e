// Many WebSocket clients in one process. listeners PORT FILE: connects to each path of FILE (a line each) and prints
// "connected". Then, for each line on standard input:
//   expect N   reset; when N frames with a message have come, print "got N at NS p50 MS p99 MS bytes B",
//              B being all their payloads together
//   poke       send a short text frame from the first client
// A message's age is read from "t=NS " in its text (monotonic nanoseconds), where it stands.
#include "common.h"

typedef struct {
  int fd, filled;
  unsigned char *rest; // an incomplete frame
} Client;

static int64_t expected, counted, bytes;

static void take(const char *payload, int64_t size) {
  if (size >= 40 && expected && (memmem(payload, size < 60 ? size : 60, "\"message\"", 9) || payload[0] == 'x')) {
    const char *sent = memmem(payload, size, "t=", 2);
    if (sent && sent + 12 < payload + size) measure(now_ns() - atoll(sent + 2));
    bytes += size;
    if (++counted == expected) {
      printf("got %ld at %ld p50 %.2f p99 %.2f bytes %ld\n", (long)counted, (long)now_ns(), percentile_ms(0.5), percentile_ms(0.99),
             (long)bytes);
      fflush(stdout);
    }
  }
}

static int parse(unsigned char *data, int size) { // returns bytes used
  int used = 0;
  while (size - used >= 2) {
    int64_t length = data[used + 1] & 127;
    int head = length == 126 ? 4 : length == 127 ? 10 : 2;
    if (size - used < head) break;
    if (length == 126) length = data[used + 2] << 8 | data[used + 3];
    else if (length == 127) {
      length = 0;
      for (int i = 2; i < 10; i++) length = length << 8 | data[used + i];
    }
    if (size - used < head + length) break;
    if ((data[used] & 15) == 1) take((char *)data + used + head, length);
    used += head + length;
  }
  return used;
}

static void receive(Client *client) {
  static unsigned char buffer[1 << 20];
  if (client->filled) memcpy(buffer, client->rest, client->filled);
  int got = read(client->fd, buffer + client->filled, sizeof buffer - client->filled);
  if (got == 0) exit(fprintf(stderr, "the server closed a connection\n"));
  if (got < 0) return;
  int size = client->filled + got, used = parse(buffer, size);
  free(client->rest);
  client->filled = size - used;
  client->rest = client->filled ? memcpy(malloc(client->filled), buffer + used, client->filled) : NULL;
}

static int open_client(int port, int number, char *path) {
  char request[2048], answer[2048];
  int fd = connect_to(port, number), size = snprintf(request, sizeof request,
    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", path);
  if (write(fd, request, size) != size) fail("write");
  for (int filled = 0; !memmem(answer, filled, "\r\n\r\n", 4);) { // byte by byte: frames may follow at once
    if (read(fd, answer + filled, 1) != 1) fail("handshake");
    filled++;
    if (filled == 12 && memcmp(answer + 9, "101", 3)) exit(fprintf(stderr, "refused: %.12s\n", answer));
  }
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "listeners PORT FILE\n"), 2;
  allow_many_files();
  FILE *paths = fopen(argv[2], "r");
  if (!paths) fail(argv[2]);
  int epoll = epoll_create1(0), count = 0;
  Client *clients = calloc(1 << 16, sizeof(Client));
  char line[1024];
  while (fgets(line, sizeof line, paths)) {
    line[strcspn(line, "\n")] = 0;
    clients[count].fd = open_client(atoi(argv[1]), count, line);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &clients[count++]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, clients[count - 1].fd, &event);
  }
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[1024];
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
  setvbuf(stdin, NULL, _IONBF, 0);
  printf("connected %d\n", count), fflush(stdout);
  const unsigned char poke[] = {0x81, 0x82, 0, 0, 0, 0, 'g', 'o'};
  for (;;) {
    // Polling while frames are due: otherwise each write would also pay for waking this process up.
    int ready = epoll_wait(epoll, events, 1024, expected > counted ? 0 : -1);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.ptr) { receive(events[i].data.ptr); continue; }
      if (!fgets(line, sizeof line, stdin)) return 0;
      if (!strncmp(line, "expect ", 7)) {
        memset(buckets, 0, sizeof buckets), measured = counted = bytes = 0, expected = atoll(line + 7);
        printf("armed\n"), fflush(stdout);
      } else if (write(clients[0].fd, poke, POKE) != POKE) fail("poke");
    }
  }
}
