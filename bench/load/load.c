// Loads an HTTP/1.1 server on 127.0.0.1 and tells what came of it, as JSON on standard output.
//
// One thread and one epoll. The bodies of answers are thrown away inside the kernel (MSG_TRUNC), so
// that a download costs the generator a system call for as much as the kernel has, and no copy.
// Every answer's status and length are checked; whoever finds "wrong" or "broken" above zero has no
// result.
//
// Two ways of asking:
//   closed loop   each connection asks again as soon as it has its answer
//   --rate R      R begin in each second, whether or not earlier ones are answered; latencies count
//                 from the moment that was planned, so that a server that stalls can't hide it
//   --impatient 1 with a rate: who is told to come back (503, 429) doesn't, and who finds no
//                 connection free when the moment has come is counted as dropped, so that the rate
//                 stays what it is however slowly the server answers
//
// Four scripts:
//   get        one of the paths of a file, at random
//   register   one sale
//   completed  one sale, then its state until it is completed
//   sale       the same, then the link
//   slow       a download that takes a few kilobytes a second
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum {
  MOST_CONNECTIONS = 20000,
  MOST_PATHS = 200000,
  MOST_HEAD = 16384,
  MOST_REQUEST = 8192,
  MOST_HEADERS = 4096,
  MOST_EVENTS = 512,
  DISCARD = 1 << 20,
};

static const int64_t SECOND = 1000000000;
static const int64_t MILLI = 1000000;
static const int64_t ARRIVAL = 5 * 1000000000LL; // of slow readers
static const int64_t GRACE = 5 * 1000000000LL; // for what is under way when the time is over

// --- Settings ------------------------------------------------------------------------------------

enum script { GET, REGISTER, COMPLETED, SALE, SLOW };

struct path {
  char *text;
  long length; // of the body; 0 where any will do
};

static struct {
  int port;
  int connections;
  double seconds;
  double warm;
  double rate; // 0: closed loop
  bool impatient;
  double timeout;
  enum script script;
  struct path *paths;
  int path_count;
  char headers[MOST_HEADERS];
  char *body;
  int status;
  int64_t first_order;
  int64_t from, to; // the numbers that {order} in a path stands for
  int64_t poll;
  long range, size; // of a file of `size` bytes, `range` of them at a time
  long slow;        // bytes a second
} set = {.connections = 1, .seconds = 1, .timeout = 10, .status = 200, .from = 1, .to = 1,
         .poll = 5 * 1000000, .slow = 4096};

static void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("load: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(2);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * SECOND + time.tv_nsec;
}

static uint64_t seed = 88172645463325252ULL;

static uint64_t random_number(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  return seed ^= seed << 17;
}

// --- What came of it -----------------------------------------------------------------------------

// Microseconds in buckets of which 64 make a doubling: each value is known to 1.6 %.
enum { SUB = 64, BUCKETS = 40 * SUB };

struct histogram {
  int64_t counts[BUCKETS];
  int64_t count, most, sum;
};

static int bucket(int64_t value) {
  if (value < SUB) {
    return value < 0 ? 0 : (int)value;
  }
  int shift = 63 - __builtin_clzll((unsigned long long)value) - 6;
  int index = (shift + 1) * SUB + (int)((value >> shift) - SUB);
  return index < BUCKETS ? index : BUCKETS - 1;
}

static int64_t top_of(int index) {
  if (index < SUB) {
    return index;
  }
  int shift = index / SUB - 1;
  return ((int64_t)(index % SUB + SUB + 1) << shift) - 1;
}

static void record(struct histogram *into, int64_t nanos) {
  int64_t micros = nanos / 1000;
  into->counts[bucket(micros)]++;
  into->count++;
  into->sum += micros;
  if (micros > into->most) {
    into->most = micros;
  }
}

static double percentile(const struct histogram *of, double share) {
  int64_t wanted = (int64_t)((double)of->count * share + 0.999999), seen = 0;
  for (int i = 0; i < BUCKETS; i++) {
    seen += of->counts[i];
    if (seen >= wanted && seen > 0) {
      int64_t top = top_of(i);
      return (double)(top < of->most ? top : of->most) / 1000;
    }
  }
  return 0;
}

static void print_histogram(const char *name, const struct histogram *of) {
  printf(",\"%s\":{\"count\":%lld,\"mean\":%.3f,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,"
         "\"p999\":%.3f,\"max\":%.3f}",
         name, (long long)of->count,
         of->count ? (double)of->sum / (double)of->count / 1000 : 0, percentile(of, 0.5),
         percentile(of, 0.9), percentile(of, 0.99), percentile(of, 0.999),
         (double)of->most / 1000);
}

static struct {
  int64_t done, requests, bytes, wrong, broken, refused, late, unfinished, dropped;
  int64_t statuses[1000];
  struct histogram latency;   // in milliseconds when printed
  struct histogram refusals;  // what came back at once with 503 or 429
  struct histogram completed; // from the 201 to the first answer that says completed
} seen;

// --- Connections ---------------------------------------------------------------------------------

enum step { AT_GET, AT_REGISTER, AT_INFO, AT_LINK };

struct connection {
  int fd;
  bool busy;      // an answer is outstanding
  bool at_work;   // so is what it belongs to
  bool in_body;
  bool chunked;
  bool closing;
  bool fresh;     // nothing was answered on it yet
  enum step step;
  int status;
  int head_length;
  long body_left, body_length, wanted_length;
  int retry_after;
  int64_t begun, asked, registered, order, wake;
  const struct path *path;
  int chunk_state;
  long chunk_left;
  char head[MOST_HEAD + 1];
};

static struct connection *all;
static int poller, timer;
static int64_t start, window, end, next_order, arrivals;
static struct connection **idle;
static int idle_count, at_work_count;

static bool in_window(int64_t time) { return time >= window && time < end; }

// A heap of connections by the time at which they wake.
static struct connection **sleeping;
static int sleeping_count;

static void sleep_until(struct connection *one, int64_t wake) {
  int i = sleeping_count++;
  one->wake = wake;
  for (; i > 0 && sleeping[(i - 1) / 2]->wake > wake; i = (i - 1) / 2) {
    sleeping[i] = sleeping[(i - 1) / 2];
  }
  sleeping[i] = one;
}

static struct connection *wake_first(void) {
  struct connection *first = sleeping[0], *last = sleeping[--sleeping_count];
  int i = 0;
  for (int child = 1; child < sleeping_count; i = child, child = 2 * child + 1) {
    if (child + 1 < sleeping_count && sleeping[child + 1]->wake < sleeping[child]->wake) {
      child++;
    }
    if (sleeping[child]->wake >= last->wake) {
      break;
    }
    sleeping[i] = sleeping[child];
  }
  sleeping[i] = last;
  return first;
}

static void connect_it(struct connection *one) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)set.port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  one->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (one->fd < 0) {
    die("no socket: %s", strerror(errno));
  }
  int yes = 1, small = 4096;
  setsockopt(one->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (set.script == SLOW) {
    // What isn't read shall lie with the server, not with us.
    setsockopt(one->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  }
  if (connect(one->fd, (struct sockaddr *)&address, sizeof address) < 0) {
    die("can't connect to port %d: %s", set.port, strerror(errno));
  }
  fcntl(one->fd, F_SETFL, O_NONBLOCK);
  one->fresh = true;
  if (set.script != SLOW) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
    epoll_ctl(poller, EPOLL_CTL_ADD, one->fd, &event);
  }
}

static void reconnect(struct connection *one) {
  close(one->fd);
  connect_it(one);
}

// --- Requests ------------------------------------------------------------------------------------

// Writes `text` with {order} replaced.
static int expand(char *into, size_t room, const char *text, int64_t order) {
  const char *hole = strstr(text, "{order}");
  int length = hole ? snprintf(into, room, "%.*s%lld%s", (int)(hole - text), text,
                               (long long)order, hole + 7)
                    : snprintf(into, room, "%s", text);
  if (length < 0 || (size_t)length >= room) {
    die("too long: %s", text);
  }
  return length;
}

static int write_get(struct connection *one, char *into) {
  char path[MOST_REQUEST / 2], range[80] = "";
  one->wanted_length = one->path->length;
  if (set.range > 0) {
    long pieces = set.size / set.range;
    long first = (long)(random_number() % (uint64_t)pieces) * set.range;
    snprintf(range, sizeof range, "Range: bytes=%ld-%ld\r\n", first, first + set.range - 1);
    one->wanted_length = set.range;
  }
  int64_t span = set.to - set.from + 1;
  int64_t order = set.from + (int64_t)(random_number() % (uint64_t)span);
  expand(path, sizeof path, one->path->text, order);
  return snprintf(into, MOST_REQUEST, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s\r\n", path,
                  set.port, set.headers, range);
}

static int write_register(struct connection *one, char *into) {
  char body[MOST_REQUEST / 2];
  int length = expand(body, sizeof body, set.body, one->order);
  return snprintf(into, MOST_REQUEST,
                  "POST /purchase/register HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s"
                  "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
                  set.port, set.headers, length, body);
}

static int write_request(struct connection *one, char *into) {
  one->wanted_length = 0;
  switch (one->step) {
  case AT_REGISTER:
    return write_register(one, into);
  case AT_INFO:
    return snprintf(into, MOST_REQUEST,
                    "GET /purchase/info?order_id=%lld HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n",
                    (long long)one->order, set.port, set.headers);
  case AT_LINK:
    return snprintf(into, MOST_REQUEST,
                    "GET /purchase/download-url?order_id=%lld&order_line_id=1 HTTP/1.1\r\n"
                    "Host: 127.0.0.1:%d\r\n%s\r\n",
                    (long long)one->order, set.port, set.headers);
  case AT_GET:
    break;
  }
  return write_get(one, into);
}

static void ask(struct connection *one) {
  char request[MOST_REQUEST];
  int length = write_request(one, request);
  if (length >= MOST_REQUEST) {
    die("a request is too long");
  }
  one->busy = true;
  one->in_body = one->chunked = one->closing = false;
  one->head_length = 0;
  one->body_length = 0;
  one->retry_after = 0;
  one->chunk_state = 0;
  one->asked = now();
  // A request is small and the socket's buffer empty, so it goes out whole.
  if (send(one->fd, request, (size_t)length, MSG_NOSIGNAL) != length) {
    reconnect(one);
    if (send(one->fd, request, (size_t)length, MSG_NOSIGNAL) != length) {
      die("can't send: %s", strerror(errno));
    }
  }
}

static void begin(struct connection *one, int64_t planned) {
  one->at_work = true;
  at_work_count++;
  one->begun = planned;
  if (set.script == GET || set.script == SLOW) {
    one->step = AT_GET;
    one->path = &set.paths[random_number() % (uint64_t)set.path_count];
  } else {
    one->step = AT_REGISTER;
    one->order = next_order++;
  }
  ask(one);
}

static void finish(struct connection *one, int64_t time, bool good) {
  one->at_work = false;
  at_work_count--;
  bool counts = set.rate > 0 ? in_window(one->begun) : in_window(time);
  if (good && counts) {
    seen.done++;
    record(&seen.latency, time - one->begun);
  }
  if (set.rate > 0) {
    idle[idle_count++] = one;
  } else if (time < end) {
    begin(one, now());
  }
}

// --- Answers -------------------------------------------------------------------------------------

static bool is_good(const struct connection *one) {
  switch (one->step) {
  case AT_REGISTER:
    return one->status == 201;
  case AT_INFO:
    return one->status == 200 || one->status == 202;
  case AT_LINK:
    return one->status == 200 && one->body_length > 0;
  case AT_GET:
    break;
  }
  return one->status == set.status && one->body_length > 0 &&
         (one->wanted_length == 0 || one->wanted_length == one->body_length);
}

static void take_next_step(struct connection *one, int64_t time) {
  switch (one->step) {
  case AT_REGISTER:
    one->registered = time;
    if (set.script == REGISTER) {
      finish(one, time, true);
    } else {
      one->step = AT_INFO;
      ask(one);
    }
    return;
  case AT_INFO:
    if (one->status == 202) {
      sleep_until(one, time + set.poll);
      return;
    }
    if (set.rate > 0 ? in_window(one->begun) : in_window(time)) {
      record(&seen.completed, time - one->registered);
    }
    if (set.script == COMPLETED) {
      finish(one, time, true);
    } else {
      one->step = AT_LINK;
      ask(one);
    }
    return;
  case AT_LINK:
  case AT_GET:
    finish(one, time, true);
    return;
  }
}

static void answered(struct connection *one) {
  int64_t time = now();
  one->busy = false;
  one->fresh = false;
  bool counts = in_window(time);
  if (counts) {
    seen.requests++;
    seen.bytes += set.script == SLOW ? 0 : one->body_length;
    if (one->status >= 0 && one->status < 1000) {
      seen.statuses[one->status]++;
    }
  }
  if (one->closing) {
    reconnect(one);
  }
  if (set.impatient && (one->status == 503 || one->status == 429) && one->retry_after > 0) {
    if (in_window(one->begun)) {
      seen.refused++;
      record(&seen.refusals, time - one->begun);
    }
    finish(one, time, false);
  } else if (one->status == 503 && one->retry_after > 0) {
    // It was told to come back, and does, as a shop would.
    seen.refused += counts;
    if (set.script == SLOW) {
      one->at_work = false;
      at_work_count--;
    } else {
      sleep_until(one, time + one->retry_after * SECOND);
    }
  } else if (!is_good(one)) {
    // Outside of the window too: an error is an error.
    if (seen.wrong++ == 0) {
      fprintf(stderr, "load: the first wrong answer: %d with %ld bytes (%ld expected)\n%.*s\n",
              one->status, one->body_length, one->wanted_length, 600, one->head);
    }
    finish(one, time, false);
  } else {
    take_next_step(one, time);
  }
}

static void broken(struct connection *one) {
  seen.broken++;
  one->busy = false;
  reconnect(one);
  finish(one, now(), false);
}

static void read_head(struct connection *one) {
  one->status = atoi(one->head + 9);
  one->body_left = 0;
  for (char *line = strstr(one->head, "\r\n"); line && line[2] != '\r'; line = strstr(line, "\r\n")) {
    line += 2;
    if (strncasecmp(line, "content-length:", 15) == 0) {
      one->body_left = atol(line + 15);
    } else if (strncasecmp(line, "transfer-encoding: chunked", 26) == 0) {
      one->chunked = true;
    } else if (strncasecmp(line, "retry-after:", 12) == 0) {
      one->retry_after = atoi(line + 12);
    } else if (strncasecmp(line, "connection: close", 17) == 0) {
      one->closing = true;
    }
  }
  one->in_body = true;
}

// Takes bytes of a chunked body; true at its end.
static bool take_chunks(struct connection *one, const char *bytes, long count) {
  enum { SIZE, DATA, BEHIND, LAST };
  for (long i = 0; i < count;) {
    switch (one->chunk_state) {
    case SIZE: {
      char c = bytes[i++];
      if (c == '\n') {
        one->chunk_state = one->chunk_left > 0 ? DATA : LAST;
      } else if (c != '\r') {
        long digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
        one->chunk_left = one->chunk_left * 16 + digit;
      }
      break;
    }
    case DATA: {
      long part = count - i < one->chunk_left ? count - i : one->chunk_left;
      i += part;
      one->chunk_left -= part;
      one->body_length += part;
      if (one->chunk_left == 0) {
        one->chunk_state = BEHIND;
      }
      break;
    }
    case BEHIND:
      if (bytes[i++] == '\n') {
        one->chunk_state = SIZE;
      }
      break;
    case LAST:
      if (bytes[i++] == '\n') {
        return true;
      }
      break;
    }
  }
  return false;
}

// Takes what came; true when the answer is whole.
static bool take(struct connection *one, const char *bytes, long count) {
  if (!one->in_body) {
    int before = one->head_length;
    int part = count < MOST_HEAD - before ? (int)count : MOST_HEAD - before;
    memcpy(one->head + before, bytes, (size_t)part);
    one->head_length += part;
    one->head[one->head_length] = 0;
    char *blank = strstr(one->head + (before > 3 ? before - 3 : 0), "\r\n\r\n");
    if (!blank) {
      if (one->head_length == MOST_HEAD) {
        die("an answer's head is too long");
      }
      return false;
    }
    int used = (int)(blank + 4 - one->head) - before;
    read_head(one);
    one->chunk_left = 0;
    bytes += used;
    count -= used;
  }
  if (one->chunked) {
    return take_chunks(one, bytes, count);
  }
  one->body_left -= count;
  one->body_length += count;
  return one->body_left <= 0;
}

static void readable(struct connection *one) {
  static char buffer[MOST_HEAD];
  // Once per event for small answers; what is left in the kernel wakes us again.
  for (int turn = 0; turn < 4 && one->busy; turn++) {
    bool discard = one->in_body && !one->chunked;
    long most = discard ? (one->body_left < DISCARD ? one->body_left : DISCARD) : MOST_HEAD;
    ssize_t count = recv(one->fd, discard ? NULL : buffer, (size_t)most, discard ? MSG_TRUNC : 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
      return;
    }
    if (count <= 0) {
      broken(one);
      return;
    }
    bool whole;
    if (discard) {
      one->body_left -= count;
      one->body_length += count;
      whole = one->body_left <= 0;
    } else {
      whole = take(one, buffer, count);
    }
    if (whole) {
      answered(one);
      return;
    }
    if (!discard && count < MOST_HEAD) {
      return;
    }
  }
}

// An idle connection that the server closes is opened anew.
static void readable_or_closed(struct connection *one) {
  if (one->busy) {
    readable(one);
    return;
  }
  char byte;
  ssize_t count = recv(one->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (count == 0 || (count < 0 && errno != EAGAIN)) {
    reconnect(one);
  } else if (count > 0) {
    die("there is more than an answer");
  }
}

static void read_slowly(struct connection *one) {
  static char buffer[1 << 20];
  if (!one->at_work) {
    // At the beginning, and after a 503.
    begin(one, now());
    sleep_until(one, now() + SECOND);
    return;
  }
  long most = set.slow < (long)sizeof buffer ? set.slow : (long)sizeof buffer;
  ssize_t count = recv(one->fd, buffer, (size_t)most, 0);
  int64_t time = now();
  if (count == 0 || (count < 0 && errno != EAGAIN)) {
    seen.broken++;
    at_work_count--;
    reconnect(one);
    begin(one, time);
  } else if (count > 0) {
    seen.bytes += count;
    if (take(one, buffer, count)) {
      answered(one);
    }
  }
  sleep_until(one, time + SECOND);
}

// --- The loop ------------------------------------------------------------------------------------

// When the next one is to begin.
static int64_t planned_for(void) { return start + (int64_t)((double)arrivals * 1e9 / set.rate); }

static void start_planned(int64_t time) {
  while (idle_count > 0 || set.impatient) {
    int64_t planned = planned_for();
    if (planned > time || planned >= end) {
      return;
    }
    arrivals++;
    if (planned >= window && time - planned > seen.late) {
      seen.late = time - planned;
    }
    if (idle_count == 0) {
      seen.dropped += in_window(planned);
      continue;
    }
    begin(idle[--idle_count], planned);
  }
}

static void wake_due(int64_t time) {
  while (sleeping_count > 0 && sleeping[0]->wake <= time) {
    struct connection *one = wake_first();
    if (set.script == SLOW) {
      read_slowly(one);
    } else {
      ask(one);
    }
  }
}

static void give_up_late(int64_t time) {
  for (int i = 0; i < set.connections && set.script != SLOW; i++) {
    if (all[i].busy && (double)(time - all[i].asked) > set.timeout * 1e9) {
      broken(&all[i]);
    }
  }
}

static void wait_for(int64_t wake) {
  static int64_t set_to;
  struct epoll_event events[MOST_EVENTS];
  if (wake != set_to) {
    struct itimerspec at = {.it_value = {.tv_sec = wake / SECOND, .tv_nsec = wake % SECOND}};
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, NULL);
    set_to = wake;
  }
  int count = epoll_wait(poller, events, MOST_EVENTS, 1000);
  for (int i = 0; i < count; i++) {
    if (events[i].data.ptr) {
      readable_or_closed(events[i].data.ptr);
    } else {
      uint64_t times;
      if (read(timer, &times, sizeof times) < 0 && errno != EAGAIN) {
        die("the timer: %s", strerror(errno));
      }
    }
  }
}

static double processor(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 +
         (double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
}

static double run(void) {
  double before = 0, used = -1;
  bool measuring = false;
  int64_t checked = 0;
  start = now();
  window = start + (int64_t)(set.warm * 1e9);
  end = window + (int64_t)(set.seconds * 1e9);
  for (int i = 0; i < set.connections; i++) {
    connect_it(&all[i]);
    if (set.rate > 0) {
      idle[idle_count++] = &all[i];
    } else if (set.script == SLOW) {
      // They come one after the other, as people do.
      sleep_until(&all[i], start + (int64_t)(random_number() % (uint64_t)ARRIVAL));
    } else {
      begin(&all[i], now());
    }
  }
  for (;;) {
    int64_t time = now();
    if (!measuring && time >= window) {
      measuring = true;
      before = processor();
    }
    if (time >= end) {
      if (used < 0) {
        used = processor() - before;
      }
      // With a rate, what was planned is waited for: the last may be the slowest.
      if (set.rate == 0 || time >= end + GRACE || (at_work_count == 0 && planned_for() >= end)) {
        break;
      }
    }
    if (set.rate > 0) {
      start_planned(time);
    }
    wake_due(time);
    if (time - checked > SECOND) {
      give_up_late(time);
      checked = time;
    }
    int64_t wake = time < end ? end : end + GRACE;
    if (time < window && window < wake) {
      wake = window;
    }
    if (sleeping_count > 0 && sleeping[0]->wake < wake) {
      wake = sleeping[0]->wake;
    }
    if (set.rate > 0 && (idle_count > 0 || set.impatient) && planned_for() < wake && planned_for() < end) {
      wake = planned_for();
    }
    wait_for(wake > time ? wake : time + 1);
  }
  if (set.rate > 0) {
    int64_t never_begun = (int64_t)((double)(end - planned_for()) / 1e9 * set.rate);
    seen.unfinished = at_work_count + (never_begun > 0 ? never_begun : 0);
  }
  return used;
}

// --- Options -------------------------------------------------------------------------------------

static char *read_file(const char *name) {
  FILE *file = fopen(name, "r");
  if (!file) {
    die("%s: %s", name, strerror(errno));
  }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc((size_t)size + 1);
  if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) {
    die("%s can't be read", name);
  }
  text[size] = 0;
  fclose(file);
  return text;
}

// A path a line; behind a tab, the length of its body.
static void read_paths(const char *name) {
  char *text = read_file(name);
  set.paths = calloc(MOST_PATHS, sizeof *set.paths);
  for (char *line = strtok(text, "\n"); line && set.path_count < MOST_PATHS; line = strtok(NULL, "\n")) {
    char *tab = strchr(line, '\t');
    if (tab) {
      *tab = 0;
    }
    set.paths[set.path_count++] = (struct path){line, tab ? atol(tab + 1) : 0};
  }
}

static enum script script_of(const char *name) {
  static const char *names[] = {"get", "register", "completed", "sale", "slow"};
  for (int i = 0; i < 5; i++) {
    if (strcmp(name, names[i]) == 0) {
      return (enum script)i;
    }
  }
  die("there is no script %s", name);
  return GET;
}

static void add_header(const char *header) {
  size_t used = strlen(set.headers);
  if (used + strlen(header) + 3 > sizeof set.headers) {
    die("too many headers");
  }
  snprintf(set.headers + used, sizeof set.headers - used, "%s\r\n", header);
}

static void read_option(const char *name, const char *value) {
  if (!strcmp(name, "--port")) {
    set.port = atoi(value);
  } else if (!strcmp(name, "--connections")) {
    set.connections = atoi(value);
  } else if (!strcmp(name, "--seconds")) {
    set.seconds = atof(value);
  } else if (!strcmp(name, "--warm")) {
    set.warm = atof(value);
  } else if (!strcmp(name, "--rate")) {
    set.rate = atof(value);
  } else if (!strcmp(name, "--impatient")) {
    set.impatient = atoi(value) != 0;
  } else if (!strcmp(name, "--timeout")) {
    set.timeout = atof(value);
  } else if (!strcmp(name, "--script")) {
    set.script = script_of(value);
  } else if (!strcmp(name, "--paths")) {
    read_paths(value);
  } else if (!strcmp(name, "--header")) {
    add_header(value);
  } else if (!strcmp(name, "--body")) {
    set.body = read_file(value);
  } else if (!strcmp(name, "--status")) {
    set.status = atoi(value);
  } else if (!strcmp(name, "--first-order")) {
    set.first_order = atoll(value);
  } else if (!strcmp(name, "--from")) {
    set.from = atoll(value);
  } else if (!strcmp(name, "--to")) {
    set.to = atoll(value);
  } else if (!strcmp(name, "--poll-ms")) {
    set.poll = atoll(value) * MILLI;
  } else if (!strcmp(name, "--range")) {
    set.range = atol(value);
  } else if (!strcmp(name, "--size")) {
    set.size = atol(value);
  } else if (!strcmp(name, "--bytes-a-second")) {
    set.slow = atol(value);
  } else {
    die("there is no option %s", name);
  }
}

static void check_options(void) {
  bool gets = set.script == GET || set.script == SLOW;
  if (set.port < 1 || set.port > 65535) {
    die("--port is from 1 to 65535");
  }
  if (set.connections < 1 || set.connections > MOST_CONNECTIONS) {
    die("--connections is from 1 to %d", MOST_CONNECTIONS);
  }
  if (set.seconds <= 0 || set.seconds > 86400 || set.warm < 0 || set.warm > 3600) {
    die("--seconds is up to 86400, --warm up to 3600");
  }
  if (set.rate < 0 || set.rate > 1e6 || set.to < set.from || set.slow < 1) {
    die("--rate is up to 1000000, --to isn't below --from, --bytes-a-second is at least 1");
  }
  if (set.impatient && set.rate == 0) {
    die("--impatient needs a --rate");
  }
  if (gets ? set.path_count == 0 : !set.body) {
    die(gets ? "there are no --paths" : "there is no --body");
  }
  if (set.range < 0 || (set.range > 0 && set.size < set.range)) {
    die("--range must not be above --size");
  }
}

static void print(double used) {
  printf("{\"seconds\":%.3f,\"done\":%lld,\"rate\":%.3f,\"requests\":%lld,\"bytes\":%lld,"
         "\"wrong\":%lld,\"broken\":%lld,\"unfinished\":%lld,\"refused\":%lld,\"dropped\":%lld,"
         "\"latest_start\":%.3f,\"processor\":%.3f,\"processor_a_request\":%.3f,"
         "\"last_order\":%lld",
         set.seconds, (long long)seen.done, (double)seen.done / set.seconds,
         (long long)seen.requests, (long long)seen.bytes, (long long)seen.wrong,
         (long long)seen.broken, (long long)seen.unfinished, (long long)seen.refused,
         (long long)seen.dropped,
         (double)seen.late / 1e6, used,
         seen.requests ? used * 1e6 / (double)seen.requests : 0, (long long)next_order - 1);
  print_histogram("latency", &seen.latency);
  print_histogram("refusals", &seen.refusals);
  print_histogram("completed", &seen.completed);
  printf(",\"statuses\":{");
  const char *comma = "";
  for (int i = 0; i < 1000; i++) {
    if (seen.statuses[i]) {
      printf("%s\"%d\":%lld", comma, i, (long long)seen.statuses[i]);
      comma = ",";
    }
  }
  printf("}}\n");
}

int main(int count, char **arguments) {
  for (int i = 1; i + 1 < count; i += 2) {
    read_option(arguments[i], arguments[i + 1]);
  }
  if (count % 2 == 0) {
    die("%s has no value", arguments[count - 1]);
  }
  check_options();
  seed ^= (uint64_t)now() * 2654435761ULL;
  next_order = set.first_order;
  size_t connections = (size_t)set.connections;
  all = calloc(connections, sizeof *all);
  idle = calloc(connections, sizeof *idle);
  sleeping = calloc(connections, sizeof(struct connection *));
  if (!all || !idle || !sleeping) {
    die("no memory");
  }
  poller = epoll_create1(EPOLL_CLOEXEC);
  timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(poller, EPOLL_CTL_ADD, timer, &event);
  print(run());
  return 0;
}
