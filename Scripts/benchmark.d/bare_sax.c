/* Parses the files of a list with libxml2's SAX interface and does nothing else: the yardstick for the speed of cleaning.
   cc -O2 bare_sax.c $(pkg-config --cflags --libs libxml-2.0) -o bare_sax; ./bare_sax LIST [ROUNDS] */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t elements, characters;

static void start(void *context, const xmlChar *name, const xmlChar **attributes) { elements++; }
static void end(void *context, const xmlChar *name) {}
static void text(void *context, const xmlChar *content, int length) { characters += (size_t)length; }

int main(int count, char **arguments) {
  FILE *list = count > 1 ? fopen(arguments[1], "r") : NULL;
  int rounds = count > 2 ? atoi(arguments[2]) : 1;
  char path[4096];
  size_t bytes = 0;
  if (!list) return 2;
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start;
  handler.endElement = end;
  handler.characters = handler.ignorableWhitespace = text;
  handler.cdataBlock = text;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *page = malloc((size_t)size + 1);
    size = (long)fread(page, 1, (size_t)size, file);
    fclose(file);
    for (int round = 0; round < rounds; round++) {
      htmlParserCtxtPtr context = htmlNewParserCtxt();
      *context->sax = handler;
      int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | 1 << 19;
      htmlDocPtr document = htmlCtxtReadMemory(context, page, (int)size, NULL, "UTF-8", options);
      if (document) xmlFreeDoc(document);
      htmlFreeParserCtxt(context);
      bytes += (size_t)size;
    }
    free(page);
  }
  printf("%zu bytes, %zu elements, %zu of text\n", bytes, elements, characters);
  return 0;
}
