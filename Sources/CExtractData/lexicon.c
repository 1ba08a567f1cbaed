#include "CExtractData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static _Alignas(16) const unsigned char lexicon[] = {
#embed "Compiled/lexicon.bin"
};

const unsigned char *extract_lexicon_bytes(void) { return lexicon; }

size_t extract_lexicon_size(void) { return sizeof lexicon; }
