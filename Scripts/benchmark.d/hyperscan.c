// Finds the lines of a file as literals in a text with Hyperscan, and prints the best speed: hyperscan NAMES TEXT.
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *contents(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) exit(2);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*size + 1);
  if (!bytes || fread(bytes, 1, *size, file) != *size) exit(2);
  fclose(file);
  return bytes;
}

static int count(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(unsigned long long *)context;
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  size_t size, length;
  char *names = contents(argv[1], &size), *text = contents(argv[2], &length);
  size_t lines = 0, filled = 0;
  for (size_t i = 0; i < size; i++) lines += names[i] == '\n';
  const char **literals = calloc(lines, sizeof *literals);
  size_t *lengths = calloc(lines, sizeof *lengths);
  unsigned *flags = calloc(lines, sizeof *flags), *ids = calloc(lines, sizeof *ids);
  for (char *line = names; filled < lines; filled++) {
    char *end = memchr(line, '\n', (size_t)(names + size - line));
    literals[filled] = line, lengths[filled] = (size_t)(end - line), ids[filled] = (unsigned)filled;
    line = end + 1;
  }
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(literals, flags, ids, lengths, (unsigned)lines, HS_MODE_BLOCK, NULL, &database, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch)) return 1;
  double best = 1e9;
  unsigned long long found = 0;
  for (int round = 0; round < 5; round++) {
    struct timespec start, end;
    found = 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    if (hs_scan(database, text, (unsigned)length, 0, scratch, count, &found)) return 1;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    if (seconds < best) best = seconds;
  }
  printf("%.0f MB/s, %llu found\n", (double)length / 1e6 / best, found);
  return 0;
}
