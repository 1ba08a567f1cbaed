#include "CExtractData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

/* A rule pack in its compiled form; extract-compile makes it from Sources/ExtractData/Packs. In the order of names. */
static const unsigned char laws[] = {
#embed "Compiled/Packs/laws.pack"
};

static const struct {
  const unsigned char *bytes;
  size_t size;
} packs[] = {
    {laws, sizeof laws},
};

size_t extract_pack_count(void) { return sizeof packs / sizeof packs[0]; }

const unsigned char *extract_pack_bytes(size_t index) { return packs[index].bytes; }

size_t extract_pack_size(size_t index) { return packs[index].size; }
