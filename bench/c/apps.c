// An app's side of event deliveries: takes everything at once, and tells how old it was.
//   apps http          listens, prints "listening PORT", and answers each POST with 200
//   apps socket PORT FILE  connects to each path of FILE (a line each), prints "connected N", and acknowledges each envelope
// Then, for each line "expect N" on standard input: when N events have come, prints "got N at NS p50 MS p99 MS bytes B".
// An event's age is read from "t=NS " in it (monotonic nanoseconds).
#include "common.h"

typedef struct {
  int fd, filled;
  char data[1 << 18];
} Peer;

static int64_t expected, counted, bytes;
static int is_socket;

static void take(const char *event, int64_t size) {
  const char *sent = memmem(event, size, "t=", 2);
  if (!expected || !sent) return;
  measure(now_ns() - atoll(sent + 2));
  bytes += size;
  if (++counted == expected) {
    printf("got %ld at %ld p50 %.2f p99 %.2f bytes %ld\n", (long)counted, (long)now_ns(), percentile_ms(0.5), percentile_ms(0.99),
           (long)bytes);
    fflush(stdout);
  }
}

static void acknowledge(Peer *peer, const char *envelope, int64_t size) {
  const char *id = memmem(envelope, size, "\"envelope_id\":\"", 15);
  if (!id) return;
  unsigned char frame[128] = {0x81, 0, 0, 0, 0, 0}; // masked with zeroes
  int length = snprintf((char *)frame + 6, sizeof frame - 6, "{\"envelope_id\":\"%.36s\"}", id + 15);
  frame[1] = 0x80 | length;
  if (write(peer->fd, frame, 6 + length) != 6 + length) fail("acknowledge");
}

static int parse_frame(Peer *peer) { // returns bytes used
  unsigned char *data = (unsigned char *)peer->data;
  if (peer->filled < 2) return 0;
  int64_t length = data[1] & 127;
  int head = length == 126 ? 4 : length == 127 ? 10 : 2;
  if (peer->filled < head) return 0;
  if (length == 126) length = data[2] << 8 | data[3];
  else if (length == 127) {
    length = 0;
    for (int i = 2; i < 10; i++) length = length << 8 | data[i];
  }
  if (peer->filled < head + length) return 0;
  if ((data[0] & 15) == 1) {
    acknowledge(peer, peer->data + head, length);
    take(peer->data + head, length);
  }
  return head + length;
}

static int parse_post(Peer *peer) { // returns bytes used
  char *end = memmem(peer->data, peer->filled, "\r\n\r\n", 4);
  if (!end) return 0;
  *end = 0;
  char *length = strcasestr(peer->data, "content-length:");
  *end = '\r';
  int head = end + 4 - peer->data, body = length ? atoi(length + 15) : 0;
  if (peer->filled < head + body) return 0;
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  if (write(peer->fd, answer, sizeof answer - 1) != sizeof answer - 1) fail("answer");
  take(peer->data + head, body);
  return head + body;
}

static void receive(Peer *peer) {
  int got = read(peer->fd, peer->data + peer->filled, sizeof peer->data - 1 - peer->filled), used;
  if (got <= 0) {
    if (is_socket) exit(fprintf(stderr, "the server closed a connection\n"));
    close(peer->fd);
    free(peer);
    return;
  }
  peer->filled += got;
  while ((used = is_socket ? parse_frame(peer) : parse_post(peer)))
    memmove(peer->data, peer->data + used, peer->filled -= used);
}

static void watch(int epoll, int fd) {
  Peer *peer = calloc(1, sizeof(Peer));
  peer->fd = fd;
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = peer};
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void open_link(int epoll, int port, int number, char *path) {
  char request[2048], answer[2048];
  int fd = connect_to(port, number), size = snprintf(request, sizeof request,
    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", path);
  if (write(fd, request, size) != size) fail("write");
  for (int filled = 0; !memmem(answer, filled, "\r\n\r\n", 4);) {
    if (read(fd, answer + filled, 1) != 1) fail("handshake");
    filled++;
    if (filled == 12 && memcmp(answer + 9, "101", 3)) exit(fprintf(stderr, "refused: %.12s\n", answer));
  }
  watch(epoll, fd);
}

int main(int argc, char **argv) {
  is_socket = argc == 4;
  if (!is_socket && argc != 2) return fprintf(stderr, "apps http, or apps socket PORT FILE\n"), 2;
  int epoll = epoll_create1(0), listener = -1, count = 0;
  char line[1024];
  if (is_socket) {
    FILE *paths = fopen(argv[3], "r");
    if (!paths) fail(argv[3]);
    while (fgets(line, sizeof line, paths)) {
      line[strcspn(line, "\n")] = 0;
      open_link(epoll, atoi(argv[2]), count++, line);
    }
    printf("connected %d\n", count), fflush(stdout);
  } else {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001)};
    socklen_t size = sizeof address;
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (void *)&address, size) || listen(listener, 1024) || getsockname(listener, (void *)&address, &size)) fail("listen");
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &listener};
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    printf("listening %d\n", ntohs(address.sin_port)), fflush(stdout);
  }
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[256];
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
  setvbuf(stdin, NULL, _IONBF, 0);
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.ptr == &listener) {
        int one = 1, fd = accept(listener, NULL, NULL);
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        watch(epoll, fd);
      } else if (events[i].data.ptr) receive(events[i].data.ptr);
      else if (!fgets(line, sizeof line, stdin)) return 0;
      else {
        memset(buckets, 0, sizeof buckets), measured = counted = bytes = 0, expected = atoll(line + 7);
        printf("armed\n"), fflush(stdout);
      }
    }
  }
}
