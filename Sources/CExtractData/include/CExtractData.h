#ifndef EXTRACT_CEXTRACTDATA_H
#define EXTRACT_CEXTRACTDATA_H

#include <stdbool.h>
#include <stddef.h>

/* The built-in lists in their compiled form, 16-byte aligned; extract-compile makes it. */
const unsigned char *extract_lexicon_bytes(void);
size_t extract_lexicon_size(void);

/* The built-in rule packs in their compiled form, in the order of their names; extract-compile makes them. */
size_t extract_pack_count(void);
const unsigned char *extract_pack_bytes(size_t index);
size_t extract_pack_size(size_t index);

/* The JSON Schema of a record, open or closed (strict). */
const unsigned char *extract_schema_bytes(bool strict);
size_t extract_schema_size(bool strict);

#endif
