#ifndef EXTRACT_CEXTRACTDATA_H
#define EXTRACT_CEXTRACTDATA_H

#include <stddef.h>

/* The built-in lists in their compiled form, 16-byte aligned; extract-compile makes it. */
const unsigned char *extract_lexicon_bytes(void);
size_t extract_lexicon_size(void);

#endif
