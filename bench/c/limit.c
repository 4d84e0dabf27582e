// The limit that fan-out is measured against: an epoll loop that accepts WebSockets and, for every text frame from any
// client, writes one frame of a given size to each of them. limit PORT FRAME_BYTES
#include "common.h"

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "limit PORT FRAME_BYTES\n"), 2;
  int port = atoi(argv[1]), size = atoi(argv[2]), one = 1, count = 0;
  allow_many_files();
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(0x7f000001)};
  if (bind(listener, (void *)&address, sizeof address) || listen(listener, 4096)) fail("listen");
  puts("listening"), fflush(stdout);
  int epoll = epoll_create1(0), *clients = calloc(1 << 16, sizeof(int));
  char *is_open = calloc(1 << 16, 1), *frame = malloc(size), buffer[65536];
  memset(frame, 'x', size);
  frame[0] = (char)0x81, frame[1] = 126, frame[2] = (char)((size - 4) >> 8), frame[3] = (char)((size - 4) & 255);
  const char *accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[512];
  ssize_t got;
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
          setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
          event.data.fd = clients[count++] = fd;
          epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
        }
      } else if ((got = read(fd, buffer, sizeof buffer)) <= 0) {
        exit(0);
      } else if (!is_open[fd]) {
        is_open[fd] = 1;
        if (write(fd, accepted, strlen(accepted)) < 0) fail("write");
      } else for (; got >= POKE; got -= POKE) {
        // Stamped on the way out, so that listeners can tell the frame's age.
        frame[4 + snprintf(frame + 4, 40, "x \"message\" t=%ld ", (long)now_ns())] = 'x';
        for (int j = 0; j < count; j++)
          while (send(clients[j], frame, size, MSG_NOSIGNAL) < 0 && errno == EAGAIN) {
            struct pollfd full = {.fd = clients[j], .events = POLLOUT};
            poll(&full, 1, -1);
          }
      }
    }
  }
}
