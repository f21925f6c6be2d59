/*
 * The bare loop of the engine in plain C: opportunities found by skipping along the roster with geometric gaps, thinned by each person's own rate,
 * put in the order of their day and priority, decided. No state, no accounts. Reads the numbers of a plan and its people from a file that
 * `bare-loop.mjs` writes; prints candidates, acts, a checksum, and the processor seconds of each repeat.
 *
 *   cc -O3 -ffp-contract=off -o bare-loop bare-loop.c -lm && ./bare-loop plan.bin 5
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define OPPORTUNITY 8
#define RATE_CLASS 7
#define CELLS 64
#define ONE 4294967296.0
#define MOST 16

typedef struct {
  uint32_t key;
  int32_t adults_only, rate_by, inclination_by, categories, classes, trends;
  double ceiling, gap_factor;
  double rate[MOST], inclination[MOST], class_factor[MOST], class_below[MOST], trend_factor[MOST];
  int32_t trend_day[MOST];
  uint32_t who[MOST];
  /* Of the round at work: attributes that narrow the stream; below which word a category and class is kept; the highest of them. */
  int32_t narrowing[MOST], narrow, uneven;
  double below[MOST * MOST], most;
} Stream;

typedef struct {
  uint32_t key, n;
  uint8_t *adult;
  uint8_t **attribute;
} Community;

typedef struct {
  int32_t *row, *day;
  uint8_t *stream;
  uint32_t *act, *priority;
  uint32_t *order, *bucket;
  uint32_t count, room, buckets;
} Found;

static double ln_centre[CELLS], inverse_centre[CELLS], power[32], ln2;

static void make_tables(void) {
  ln2 = log(2.0);
  for (int i = 0; i < CELLS; i++) {
    ln_centre[i] = log(1 + (i + 0.5) / CELLS);
    inverse_centre[i] = 1 / (1 + (i + 0.5) / CELLS);
  }
  double value = 1;
  for (int e = 0; e < 32; e++, value /= 2) power[e] = value;
}

static inline double ln_of_word(uint32_t word) {
  uint64_t x = (uint64_t)word + 1;
  if (x == 4294967296u) return 0;
  int e = 31 - __builtin_clz((uint32_t)x);
  double m = (double)x * power[e];
  int i = (int)((m - 1) * CELLS);
  double r = m * inverse_centre[i] - 1;
  double series = r * (1 - r * (0.5 - r * (1.0 / 3 - r * (0.25 - r * 0.2))));
  return (e - 32) * ln2 + ln_centre[i] + series;
}

#define ROT(x, n) (((x) << (n)) | ((x) >> (32 - (n))))
#define MIX(a, b, r, c, d, s) x##a += x##b; x##b = ROT(x##b, r); x##b ^= x##a; x##c += x##d; x##d = ROT(x##d, s); x##d ^= x##c
#define EVEN MIX(0, 1, 10, 2, 3, 26); MIX(0, 3, 11, 2, 1, 21); MIX(0, 1, 13, 2, 3, 27); MIX(0, 3, 23, 2, 1, 5)
#define ODD MIX(0, 1, 6, 2, 3, 20); MIX(0, 3, 17, 2, 1, 11); MIX(0, 1, 25, 2, 3, 10); MIX(0, 3, 18, 2, 1, 20)
#define KEY(a, b, c, d, r) x0 += k##a; x1 += k##b; x2 += k##c; x3 += k##d + r

static inline void threefry(uint32_t out[4], uint32_t k0, uint32_t k1, uint32_t k2, uint32_t k3, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3) {
  uint32_t k4 = 0x1bd11bdau ^ k0 ^ k1 ^ k2 ^ k3;
  uint32_t x0 = c0 + k0, x1 = c1 + k1, x2 = c2 + k2, x3 = c3 + k3;
  EVEN; KEY(1, 2, 3, 4, 1);
  ODD; KEY(2, 3, 4, 0, 2);
  EVEN; KEY(3, 4, 0, 1, 3);
  ODD; KEY(4, 0, 1, 2, 4);
  EVEN; KEY(0, 1, 2, 3, 5);
  out[0] = x0; out[1] = x1; out[2] = x2; out[3] = x3;
}

static void grow(Found *f) {
  f->room *= 2;
  f->row = realloc(f->row, f->room * sizeof *f->row);
  f->day = realloc(f->day, f->room * sizeof *f->day);
  f->stream = realloc(f->stream, f->room);
  f->act = realloc(f->act, f->room * sizeof *f->act);
  f->priority = realloc(f->priority, f->room * sizeof *f->priority);
  f->order = realloc(f->order, f->room * sizeof *f->order);
}

static uint64_t drawn;

static double trend_on(const Stream *stream, int32_t day) {
  double trend = 1;
  for (int i = 0; i < stream->trends && stream->trend_day[i] <= day; i++) trend = stream->trend_factor[i];
  return trend;
}

static void set_round(Stream *stream, int attributes, int32_t first, int32_t last) {
  stream->narrow = stream->uneven = 0;
  for (int a = 0; a < attributes; a++) if (stream->who[a] != 0xffffffffu) stream->narrowing[stream->narrow++] = a;
  for (int i = 0; i < stream->trends; i++) if (stream->trend_day[i] > first && stream->trend_day[i] <= last) stream->uneven = 1;
  stream->most = stream->uneven ? INFINITY : 0;
  double trend = trend_on(stream, first);
  for (int i = 0; i < stream->categories * stream->classes && !stream->uneven; i++) {
    stream->below[i] = stream->rate[i / stream->classes] * stream->class_factor[i % stream->classes] * trend / stream->ceiling * ONE;
    if (stream->below[i] > stream->most) stream->most = stream->below[i];
  }
}

static void walk(Found *f, const Stream *stream, uint8_t s, const Community *people, int32_t first, int32_t last, uint32_t seed, uint32_t replicate) {
  uint32_t days = (uint32_t)(last - first + 1), cells = people->n * days, out[4];
  int64_t at = -1;
  for (uint32_t k = 0;; k++) {
    threefry(out, seed, replicate, OPPORTUNITY, stream->key, people->key, k, (uint32_t)first, 0);
    at += 1 + (int64_t)floor(ln_of_word(out[0]) * stream->gap_factor);
    if (at >= cells) return;
    drawn++;
    uint32_t thin = out[1], act = out[2], priority = out[3];
    if (thin >= stream->most) continue;
    uint32_t row = (uint32_t)at / days;
    int32_t day = first + (int32_t)((uint32_t)at - row * days);
    if (stream->adults_only && !people->adult[row]) continue;
    int fits = 1;
    for (int i = 0; i < stream->narrow && fits; i++) fits = (stream->who[stream->narrowing[i]] >> people->attribute[stream->narrowing[i]][row]) & 1;
    if (!fits) continue;
    int category = stream->rate_by < 0 ? 0 : people->attribute[stream->rate_by][row], c = 0;
    if (stream->classes > 1) {
      threefry(out, seed, replicate, RATE_CLASS, stream->key, people->key, row, 0, 0);
      while (c < stream->classes - 1 && out[0] >= stream->class_below[c]) c++;
    }
    if (stream->uneven) {
      if (thin >= stream->rate[category] * stream->class_factor[c] * trend_on(stream, day) / stream->ceiling * ONE) continue;
    } else if (thin >= stream->below[category * stream->classes + c]) continue;
    if (f->count == f->room) grow(f);
    uint32_t i = f->count++;
    f->row[i] = (int32_t)row;
    f->day[i] = day;
    f->stream[i] = s;
    f->act[i] = act;
    f->priority[i] = priority;
  }
}

static inline int before(const Found *f, uint32_t a, uint32_t b) {
  if (f->priority[a] != f->priority[b]) return f->priority[a] < f->priority[b];
  if (f->row[a] != f->row[b]) return f->row[a] < f->row[b];
  return f->stream[a] < f->stream[b];
}

/* Counting sort by day and the first bits of the priority, about two candidates a bucket; then insertion within. */
static void sort(Found *f, int32_t first, int32_t last) {
  uint32_t days = (uint32_t)(last - first + 1), bits = 0;
  while (bits < 16 && (days << (bits + 1)) < f->count) bits++;
  uint32_t shift = 32 - bits, buckets = days << bits;
  if (f->buckets < buckets + 1) {
    f->buckets = buckets + 1;
    f->bucket = realloc(f->bucket, f->buckets * sizeof *f->bucket);
  }
#define BUCKET(i) (((uint32_t)(f->day[i] - first) << bits) + (bits ? f->priority[i] >> shift : 0))
  memset(f->bucket, 0, (buckets + 1) * sizeof *f->bucket);
  for (uint32_t i = 0; i < f->count; i++) f->bucket[BUCKET(i) + 1]++;
  for (uint32_t b = 0; b < buckets; b++) f->bucket[b + 1] += f->bucket[b];
  for (uint32_t i = 0; i < f->count; i++) f->order[f->bucket[BUCKET(i)]++] = i;
  for (uint32_t b = 0, from = 0; b < buckets; from = f->bucket[b], b++) {
    for (uint32_t i = from + 1; i < f->bucket[b]; i++) {
      uint32_t item = f->order[i], j = i;
      while (j > from && before(f, item, f->order[j - 1])) {
        f->order[j] = f->order[j - 1];
        j--;
      }
      f->order[j] = item;
    }
  }
}

static void must(void *to, size_t size, FILE *file) {
  if (size > 0 && fread(to, 1, size, file) != size) {
    fputs("the file of numbers is too short\n", stderr);
    exit(2);
  }
}

static int32_t word(FILE *file) {
  int32_t value;
  must(&value, sizeof value, file);
  return value;
}

static void doubles(double *to, int n, FILE *file) { must(to, (size_t)n * sizeof *to, file); }

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: bare-loop NUMBERS REPEATS\n", stderr);
    return 2;
  }
  FILE *file = fopen(argv[1], "rb");
  if (!file) {
    perror(argv[1]);
    return 2;
  }
  uint32_t seed = (uint32_t)word(file), replicate = (uint32_t)word(file);
  int streams = word(file), attributes = word(file), rounds = word(file), communities = word(file);
  Stream *stream = calloc((size_t)streams, sizeof *stream);
  for (int s = 0; s < streams; s++) {
    Stream *one = &stream[s];
    one->key = (uint32_t)word(file);
    one->adults_only = word(file);
    one->rate_by = word(file);
    one->inclination_by = word(file);
    one->categories = word(file);
    one->classes = word(file);
    one->trends = word(file);
    doubles(&one->ceiling, 1, file);
    doubles(&one->gap_factor, 1, file);
    doubles(one->rate, MOST, file);
    doubles(one->inclination, MOST, file);
    doubles(one->class_factor, MOST, file);
    doubles(one->class_below, MOST, file);
    doubles(one->trend_factor, MOST, file);
    must(one->trend_day, sizeof one->trend_day, file);
    must(one->who, sizeof one->who, file);
  }
  int32_t *round = calloc((size_t)rounds * 2, sizeof *round);
  must(round, (size_t)rounds * 2 * sizeof *round, file);
  Community *community = calloc((size_t)communities, sizeof *community);
  for (int c = 0; c < communities; c++) {
    Community *one = &community[c];
    one->key = (uint32_t)word(file);
    one->n = (uint32_t)word(file);
    one->adult = malloc(one->n);
    must(one->adult, one->n, file);
    one->attribute = calloc((size_t)attributes, sizeof *one->attribute);
    for (int a = 0; a < attributes; a++) {
      one->attribute[a] = malloc(one->n);
      must(one->attribute[a], one->n, file);
    }
  }
  fclose(file);
  make_tables();
  Found found = {.room = 128};
  grow(&found);
  for (int repeat = atoi(argv[2]); repeat > 0; repeat--) {
    struct timespec begun, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun);
    uint64_t kept = 0, acts = 0;
    uint32_t sum = 0;
    drawn = 0;
    for (int r = 0; r < rounds; r++) {
      for (int s = 0; s < streams; s++) set_round(&stream[s], attributes, round[2 * r], round[2 * r + 1]);
      for (int c = 0; c < communities; c++) {
        found.count = 0;
        for (int s = 0; s < streams; s++) walk(&found, &stream[s], (uint8_t)s, &community[c], round[2 * r], round[2 * r + 1], seed, replicate);
        sort(&found, round[2 * r], round[2 * r + 1]);
        for (uint32_t at = 0; at < found.count; at++) {
          uint32_t i = found.order[at];
          const Stream *one = &stream[found.stream[i]];
          double inclined = one->inclination_by < 0 ? one->inclination[0] : one->inclination[community[c].attribute[one->inclination_by][found.row[i]]];
          int does = found.act[i] < inclined * ONE;
          acts += (uint64_t)does;
          sum = (sum ^ ((uint32_t)found.row[i] * 2 + (uint32_t)does)) * 0x01000193u + found.stream[i];
        }
        kept += found.count;
      }
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    double seconds = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9;
    printf("{\"candidates\":%llu,\"kept\":%llu,\"acts\":%llu,\"checksum\":%u,\"seconds\":%.6f}\n", (unsigned long long)drawn, (unsigned long long)kept, (unsigned long long)acts, sum, seconds);
    fflush(stdout);
  }
  return 0;
}
