#ifndef EXTRACT_CZLIB_SHIM_H
#define EXTRACT_CZLIB_SHIM_H

#include <zlib.h>

#endif
