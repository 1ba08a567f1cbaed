// Holds the bits that vector instructions make against the definition, on every byte value in every lane.
#include "CByteClasses.h"

#include <stdio.h>

static int is_alphanumeric(uint8_t byte) {
  return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' && byte < 0x80);
}

int main(void) {
  uint8_t bytes[64];
  uint32_t state = 1;
  if (!extract_has_vectors()) return printf("no vector instructions\n"), 2;
  for (int round = 0; round < 1000000; round++) {
    uint64_t expected = 0;
    for (int lane = 0; lane < 64; lane++) {
      state = state * 1664525u + 1013904223u;
      // The first rounds walk through all values in all lanes; the others are noise.
      bytes[lane] = round < 256 ? (uint8_t)(round + lane) : (uint8_t)(state >> 24);
      expected |= (uint64_t)is_alphanumeric(bytes[lane]) << lane;
    }
    if (extract_alphanumeric_64(bytes) != expected) return printf("round %d differs\n", round), 1;
  }
  return 0;
}
