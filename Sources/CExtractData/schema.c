#include "CExtractData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char open_schema[] = {
#embed "Schema/record.schema.json"
};

static const unsigned char strict_schema[] = {
#embed "Schema/record.strict.schema.json"
};

const unsigned char *extract_schema_bytes(bool strict) { return strict ? strict_schema : open_schema; }

size_t extract_schema_size(bool strict) { return strict ? sizeof strict_schema : sizeof open_schema; }
