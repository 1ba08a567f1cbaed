// Holds the bits that vector instructions make against their definitions, on every byte value in every lane.
#include "CByteClasses.h"

#include <stdio.h>

static int is_alphanumeric(uint8_t byte) {
  return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' && byte < 0x80);
}
static int starts_character(uint8_t byte) { return (byte & 0xC0) != 0x80; }
static int is_beyond_ascii(uint8_t byte) { return byte > 0x7F; }
static int is_blank(uint8_t byte) { return byte <= 0x20; }
static int is_unplain(uint8_t byte) {
  return byte < 0x20 || byte == 0x7F || byte == '*' || byte == '[' || byte == '\\' || byte == ']' || byte == '^' ||
         byte == '_' || byte == '`';
}
static int is_escaped(uint8_t byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

static const struct {
  const char *name;
  uint64_t (*bits)(const uint8_t *);
  int (*definition)(uint8_t);
} classes[] = {
    {"alphanumeric", extract_alphanumeric_64, is_alphanumeric},
    {"character starts", extract_character_starts_64, starts_character},
    {"beyond ASCII", extract_beyond_ascii_64, is_beyond_ascii},
    {"blank", extract_blank_64, is_blank},
    {"unplain", extract_unplain_64, is_unplain},
};

// Whether the watches of records of noise are those of their fourth bytes, and nothing else is written.
static int watches_are_right(void) {
  enum { stride = 3, limit = 7 };
  uint8_t records[64 * 8];
  uint32_t state = 1;
  for (int round = 0; round < 20000; round++) {
    for (size_t at = 0; at < sizeof records; at++) {
      state = state * 1664525u + 1013904223u;
      records[at] = (uint8_t)(state >> 24);
    }
    uint64_t bits[limit * stride] = {0};
    int watches = round % (limit + 1);
    extract_watched_64(records, watches, bits, stride);
    for (int piece = 0; piece < limit * stride; piece++) {
      int watch = piece / stride;
      uint64_t expected = 0;
      if (piece % stride == 0 && watch < watches) {
        for (int n = 0; n < 64; n++) expected |= (uint64_t)(records[8 * n + 3] >> (watch + 1) & 1) << n;
      }
      if (bits[piece] != expected) return 0;
    }
  }
  return 1;
}

int main(void) {
  if (!watches_are_right()) return puts("watches differ"), 1;
  uint8_t bytes[64];
  uint32_t state = 1;
  for (int round = 0; round < 300000; round++) {
    for (int lane = 0; lane < 64; lane++) {
      state = state * 1664525u + 1013904223u;
      // The first rounds walk through all values in all lanes; the others are noise.
      bytes[lane] = round < 256 ? (uint8_t)(round + lane) : (uint8_t)(state >> 24);
    }
    for (size_t number = 0; number < sizeof classes / sizeof *classes; number++) {
      uint64_t expected = 0;
      for (int lane = 0; lane < 64; lane++) expected |= (uint64_t)classes[number].definition(bytes[lane]) << lane;
      if (classes[number].bits(bytes) != expected) return printf("%s: round %d differs\n", classes[number].name, round), 1;
    }
    // Noise seldom has a long piece without an escape.
    if (round >= 256 && round % 2) for (int lane = 0; lane < 16; lane++) bytes[lane] |= 0x80;
    if (round >= 256) bytes[round % 16] = (uint8_t)(state >> 16);
    int plain = 0;
    while (plain < 16 && !is_escaped(bytes[plain])) plain++;
    if (extract_json_plain_16(bytes) != plain) return printf("JSON: round %d differs\n", round), 1;
    // Nor a long word.
    for (int lane = 0; lane < 16; lane++) bytes[lane] = (uint8_t)("0189AMNZaknz"[bytes[lane] % 12]);
    bytes[round % 17] = (uint8_t)(state >> 8);
    int length = 0;
    while (length < 16 && is_alphanumeric(bytes[length])) length++;
    if (extract_alphanumeric_length_16(bytes) != length) return printf("words: round %d differs\n", round), 1;
  }
  return 0;
}
