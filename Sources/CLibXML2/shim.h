#ifndef EXTRACT_CLIBXML2_SHIM_H
#define EXTRACT_CLIBXML2_SHIM_H

/* Debian's libxml2 headers pull in ICU's, which clash with the ICU inside
   Foundation wherever one target sees both modules. Only the HTML parser is
   wanted here, and it needs no ICU type. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>

#endif
