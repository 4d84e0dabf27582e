// What the benchmark programs share: time, sockets, a latency histogram, and fatal errors.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// The size of the frame that pokes the C loop.
#define POKE 8

static inline int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static inline void fail(const char *what) {
  perror(what);
  exit(1);
}

static inline void allow_many_files(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// A loopback connection; `number` spreads the local addresses so that ports do not run out.
static inline int connect_to(int port, int number) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in local = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001 + 1 + number / 20000)};
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(0x7f000001)};
  if (fd < 0) fail("socket");
  setsockopt(fd, SOL_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (bind(fd, (void *)&local, sizeof local)) fail("bind");
  if (connect(fd, (void *)&server, sizeof server)) fail("connect");
  return fd;
}

// Latencies in buckets of 50 µs up to 5 s.
#define BUCKETS 100000
static int64_t buckets[BUCKETS], measured;
static inline void measure(int64_t ns) {
  int64_t place = ns / 50000;
  buckets[place < 0 ? 0 : place >= BUCKETS ? BUCKETS - 1 : place]++;
  measured++;
}
static inline double percentile_ms(double share) {
  int64_t left = (int64_t)(measured * share);
  for (int i = 0; i < BUCKETS; i++)
    if ((left -= buckets[i]) < 0) return (i + 1) * 0.05;
  return BUCKETS * 0.05;
}
