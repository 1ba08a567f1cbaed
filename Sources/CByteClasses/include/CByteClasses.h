#ifndef EXTRACT_BYTE_CLASSES_H
#define EXTRACT_BYTE_CLASSES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// Which bytes of a piece of text belong to a class, bit n for byte n, with the vector instructions of the processor where
// they are known here.
//
// extract_alphanumeric_64: ASCII letters and digits.
// extract_alphanumeric_length_16: how many of 16 bytes are such, up to the first that is not.
// extract_wordlike_length_16: how many of 16 bytes are from 0x30 to 0x7F, up to the first that is not: letters and digits of
// ASCII, which that takes half as long to find, with some marks among them.
// extract_inked_length_16: how many of 16 bytes stand before the first space or control character.
// extract_character_starts_64: bytes that begin a character of UTF-8, which all but its continuations do.
// extract_beyond_ascii_64: bytes of characters beyond ASCII.
// extract_blank_64: spaces and control characters.
// extract_equal_64: one byte. extract_between_64: bytes from one to another.
// extract_unplain_64: control characters, with U+007F, and marks of markdown: [ \ ] ^ _ ` *
// extract_copy_json_32: copies 32 bytes; those that a string of JSON has to escape, control characters, quotation marks
// and backslashes.
// extract_watched_64: of 64 records of 8 bytes, those that have the bits 1, 2, 3 … of their fourth byte, up to
// `watches` of these seven bits; the pieces of 64 bits are written `stride` pieces apart.
// extract_zeroed: memory of zeros, of which the system provides what is touched, when it is; extract_free gives it back.
// extract_json_plain_16: how many of 16 bytes stand in a string of JSON as they are, up to the first that does not.

static inline void *extract_zeroed(size_t size) { return calloc(size, 1); }
static inline void extract_free(void *memory) { free(memory); }

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint16_t extract_alphanumeric_16(const uint8_t *bytes) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  // The last of each class is moved to the greatest signed byte.
  __m128i letter = _mm_add_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)), _mm_set1_epi8(127 - 'z'));
  __m128i digit = _mm_add_epi8(block, _mm_set1_epi8(127 - '9'));
  __m128i is_letter = _mm_cmpgt_epi8(letter, _mm_set1_epi8(127 - 26));
  __m128i is_digit = _mm_cmpgt_epi8(digit, _mm_set1_epi8(127 - 10));
  return (uint16_t)_mm_movemask_epi8(_mm_or_si128(is_letter, is_digit));
}

static inline int extract_alphanumeric_length_16(const uint8_t *bytes) {
  return __builtin_ctz(~(uint32_t)extract_alphanumeric_16(bytes));
}

static inline int extract_wordlike_length_16(const uint8_t *bytes) {
  __m128i wordlike = _mm_cmpgt_epi8(_mm_loadu_si128((const __m128i *)bytes), _mm_set1_epi8(0x2F));
  return __builtin_ctz(~(uint32_t)_mm_movemask_epi8(wordlike));
}

#define EXTRACT_MASK_64(mask_16, bytes)                                   \
  ((uint64_t)mask_16(bytes) | (uint64_t)mask_16(bytes + 16) << 16 |       \
   (uint64_t)mask_16(bytes + 32) << 32 | (uint64_t)mask_16(bytes + 48) << 48)

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_alphanumeric_16, bytes);
}

static inline uint16_t extract_character_starts_16(const uint8_t *bytes) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  return (uint16_t)_mm_movemask_epi8(_mm_cmpgt_epi8(block, _mm_set1_epi8((char)0xBF)));
}

static inline uint64_t extract_character_starts_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_character_starts_16, bytes);
}

static inline uint16_t extract_beyond_ascii_16(const uint8_t *bytes) {
  return (uint16_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)bytes));
}

static inline uint64_t extract_beyond_ascii_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_beyond_ascii_16, bytes);
}

static inline uint16_t extract_blank_16(const uint8_t *bytes) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x20)), block));
}

static inline uint64_t extract_blank_64(const uint8_t *bytes) { return EXTRACT_MASK_64(extract_blank_16, bytes); }

static inline int extract_inked_length_16(const uint8_t *bytes) {
  return __builtin_ctz(extract_blank_16(bytes) | 0x10000u);
}

static inline uint16_t extract_between_16(const uint8_t *bytes, uint8_t first, uint8_t last) {
  __m128i offset = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)bytes), _mm_set1_epi8((char)first));
  __m128i length = _mm_set1_epi8((char)(last - first));
  return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(offset, length), offset));
}

static inline uint64_t extract_between_64(const uint8_t *bytes, uint8_t first, uint8_t last) {
#define EXTRACT_BETWEEN_16(bytes) extract_between_16(bytes, first, last)
  return EXTRACT_MASK_64(EXTRACT_BETWEEN_16, bytes);
}

static inline uint16_t extract_equal_16(const uint8_t *bytes, uint8_t byte) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)byte)));
}

static inline uint64_t extract_equal_64(const uint8_t *bytes, uint8_t byte) {
#define EXTRACT_EQUAL_16(bytes) extract_equal_16(bytes, byte)
  return EXTRACT_MASK_64(EXTRACT_EQUAL_16, bytes);
}

static inline uint16_t extract_unplain_16(const uint8_t *bytes) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
  __m128i delete = _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F));
  __m128i from_bracket = _mm_sub_epi8(block, _mm_set1_epi8('['));
  __m128i mark = _mm_cmpeq_epi8(_mm_min_epu8(from_bracket, _mm_set1_epi8('`' - '[')), from_bracket);
  __m128i star = _mm_cmpeq_epi8(block, _mm_set1_epi8('*'));
  return (uint16_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, delete), _mm_or_si128(mark, star)));
}

static inline uint64_t extract_unplain_64(const uint8_t *bytes) { return EXTRACT_MASK_64(extract_unplain_16, bytes); }

static inline uint16_t extract_json_escapes(__m128i block) {
  // The quotation mark and the space change places: the mark is next to the control characters then. Zero is what they
  // and the backslash become.
  __m128i control = _mm_subs_epu8(_mm_xor_si128(block, _mm_set1_epi8('"' ^ ' ')), _mm_set1_epi8(' '));
  __m128i backslash = _mm_xor_si128(block, _mm_set1_epi8('\\'));
  return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(control, backslash), _mm_setzero_si128()));
}

static inline uint32_t extract_copy_json_32(const uint8_t *from, void *to) {
  __m128i low = _mm_loadu_si128((const __m128i *)from);
  __m128i high = _mm_loadu_si128((const __m128i *)(from + 16));
  _mm_storeu_si128((__m128i *)to, low);
  _mm_storeu_si128((__m128i *)to + 1, high);
  return extract_json_escapes(low) | (uint32_t)extract_json_escapes(high) << 16;
}

static inline int extract_json_plain_16(const uint8_t *bytes) {
  return __builtin_ctz(extract_json_escapes(_mm_loadu_si128((const __m128i *)bytes)) | 0x10000u);
}

// The fourth bytes of four records, each moved to the lowest byte of a quarter.
static inline __m128i extract_watch_bytes_4(const __m128i *records) {
  __m128 low = _mm_castsi128_ps(_mm_loadu_si128(records));
  __m128 high = _mm_castsi128_ps(_mm_loadu_si128(records + 1));
  return _mm_srli_epi32(_mm_castps_si128(_mm_shuffle_ps(low, high, _MM_SHUFFLE(2, 0, 2, 0))), 24);
}

static inline __m128i extract_watch_bytes_16(const __m128i *records) {
  __m128i low = _mm_packs_epi32(extract_watch_bytes_4(records), extract_watch_bytes_4(records + 2));
  __m128i high = _mm_packs_epi32(extract_watch_bytes_4(records + 4), extract_watch_bytes_4(records + 6));
  return _mm_packus_epi16(low, high);
}

static inline void extract_watched_64(const void *records, int watches, uint64_t *bits, ptrdiff_t stride) {
  // The bit of the last watch becomes the top bit of its byte, then that of the one before.
  __m128i shift = _mm_cvtsi32_si128(7 - watches);
  __m128i bytes[4];
  for (int part = 0; part < 4; part++) {
    bytes[part] = _mm_sll_epi16(extract_watch_bytes_16((const __m128i *)records + 8 * part), shift);
  }
  for (int watch = watches - 1; watch >= 0; watch--) {
    uint64_t piece = 0;
    for (int part = 0; part < 4; part++) {
      piece |= (uint64_t)(uint16_t)_mm_movemask_epi8(bytes[part]) << (16 * part);
      bytes[part] = _mm_add_epi8(bytes[part], bytes[part]);
    }
    bits[watch * stride] = piece;
  }
}

#elif defined(__aarch64__)
#include <arm_neon.h>

static inline uint8x16_t extract_letters_and_digits(const uint8_t *bytes) {
  uint8x16_t block = vld1q_u8(bytes);
  uint8x16_t letter = vsubq_u8(vorrq_u8(block, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
  uint8x16_t digit = vsubq_u8(block, vdupq_n_u8('0'));
  return vorrq_u8(vcleq_u8(letter, vdupq_n_u8(25)), vcleq_u8(digit, vdupq_n_u8(9)));
}

static inline uint8x16_t extract_alphanumeric_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  return vandq_u8(extract_letters_and_digits(bytes), vld1q_u8(bits));
}

// How many of 16 lanes of ones or zeros are zeros, up to the first that is not.
static inline int extract_zero_lanes(uint8x16_t lanes) {
  // Four bits a lane.
  uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(lanes), 4);
  uint64_t nibbles = vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
  return nibbles == 0 ? 16 : __builtin_ctzll(nibbles) / 4;
}

static inline int extract_alphanumeric_length_16(const uint8_t *bytes) {
  return extract_zero_lanes(vmvnq_u8(extract_letters_and_digits(bytes)));
}

static inline int extract_wordlike_length_16(const uint8_t *bytes) {
  return extract_zero_lanes(vcltq_s8(vreinterpretq_s8_u8(vld1q_u8(bytes)), vdupq_n_s8(0x30)));
}

static inline int extract_inked_length_16(const uint8_t *bytes) {
  return extract_zero_lanes(vcleq_u8(vld1q_u8(bytes), vdupq_n_u8(0x20)));
}

#define EXTRACT_MASK_64(mask_16, bytes)                              \
  extract_gathered(vpaddq_u8(mask_16(bytes), mask_16(bytes + 16)), \
                   vpaddq_u8(mask_16(bytes + 32), mask_16(bytes + 48)))

static inline uint64_t extract_gathered(uint8x16_t low, uint8x16_t high) {
  uint8x16_t sums = vpaddq_u8(low, high);
  sums = vpaddq_u8(sums, sums);
  return vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0);
}

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_alphanumeric_16, bytes);
}

static inline uint8x16_t extract_character_starts_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  int8x16_t block = vreinterpretq_s8_u8(vld1q_u8(bytes));
  return vandq_u8(vcgtq_s8(block, vdupq_n_s8((int8_t)0xBF)), vld1q_u8(bits));
}

static inline uint64_t extract_character_starts_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_character_starts_16, bytes);
}

static inline uint8x16_t extract_beyond_ascii_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  return vandq_u8(vcgeq_u8(vld1q_u8(bytes), vdupq_n_u8(0x80)), vld1q_u8(bits));
}

static inline uint64_t extract_beyond_ascii_64(const uint8_t *bytes) {
  return EXTRACT_MASK_64(extract_beyond_ascii_16, bytes);
}

static inline uint8x16_t extract_blank_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  return vandq_u8(vcleq_u8(vld1q_u8(bytes), vdupq_n_u8(0x20)), vld1q_u8(bits));
}

static inline uint64_t extract_blank_64(const uint8_t *bytes) { return EXTRACT_MASK_64(extract_blank_16, bytes); }

static inline uint8x16_t extract_between_16(const uint8_t *bytes, uint8_t first, uint8_t last) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t offset = vsubq_u8(vld1q_u8(bytes), vdupq_n_u8(first));
  return vandq_u8(vcleq_u8(offset, vdupq_n_u8(last - first)), vld1q_u8(bits));
}

static inline uint64_t extract_between_64(const uint8_t *bytes, uint8_t first, uint8_t last) {
#define EXTRACT_BETWEEN_16(bytes) extract_between_16(bytes, first, last)
  return EXTRACT_MASK_64(EXTRACT_BETWEEN_16, bytes);
}

static inline uint64_t extract_equal_64(const uint8_t *bytes, uint8_t byte) {
  return extract_between_64(bytes, byte, byte);
}

static inline uint8x16_t extract_unplain_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t block = vld1q_u8(bytes);
  uint8x16_t control = vorrq_u8(vcleq_u8(block, vdupq_n_u8(0x1F)), vceqq_u8(block, vdupq_n_u8(0x7F)));
  uint8x16_t mark = vcleq_u8(vsubq_u8(block, vdupq_n_u8('[')), vdupq_n_u8('`' - '['));
  uint8x16_t star = vceqq_u8(block, vdupq_n_u8('*'));
  return vandq_u8(vorrq_u8(control, vorrq_u8(mark, star)), vld1q_u8(bits));
}

static inline uint64_t extract_unplain_64(const uint8_t *bytes) { return EXTRACT_MASK_64(extract_unplain_16, bytes); }

static inline uint8x16_t extract_json_escapes(uint8x16_t block) {
  uint8x16_t marks = vorrq_u8(vceqq_u8(block, vdupq_n_u8('"')), vceqq_u8(block, vdupq_n_u8('\\')));
  return vorrq_u8(marks, vcleq_u8(block, vdupq_n_u8(0x1F)));
}

static inline uint32_t extract_copy_json_32(const uint8_t *from, void *to) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vld1q_u8(from);
  uint8x16_t high = vld1q_u8(from + 16);
  vst1q_u8((uint8_t *)to, low);
  vst1q_u8((uint8_t *)to + 16, high);
  low = vandq_u8(extract_json_escapes(low), vld1q_u8(bits));
  high = vandq_u8(extract_json_escapes(high), vld1q_u8(bits));
  uint8x16_t sums = vpaddq_u8(low, high);
  sums = vpaddq_u8(sums, sums);
  sums = vpaddq_u8(sums, sums);
  return vgetq_lane_u32(vreinterpretq_u32_u8(sums), 0);
}

static inline int extract_json_plain_16(const uint8_t *bytes) {
  return extract_zero_lanes(extract_json_escapes(vld1q_u8(bytes)));
}

static inline uint8x16_t extract_watch_bytes_16(const uint32_t *records) {
  uint16x4_t quarters[4];
  for (int part = 0; part < 4; part++) quarters[part] = vshrn_n_u32(vld2q_u32(records + 8 * part).val[0], 16);
  uint8x8_t low = vshrn_n_u16(vcombine_u16(quarters[0], quarters[1]), 8);
  uint8x8_t high = vshrn_n_u16(vcombine_u16(quarters[2], quarters[3]), 8);
  return vcombine_u8(low, high);
}

static inline void extract_watched_64(const void *records, int watches, uint64_t *bits, ptrdiff_t stride) {
  static const uint8_t lanes[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bytes[4];
  for (int part = 0; part < 4; part++) bytes[part] = extract_watch_bytes_16((const uint32_t *)records + 32 * part);
  for (int watch = 0; watch < watches; watch++) {
    uint8x16_t bit = vdupq_n_u8((uint8_t)(2 << watch));
    uint8x16_t has[4];
    for (int part = 0; part < 4; part++) has[part] = vandq_u8(vtstq_u8(bytes[part], bit), vld1q_u8(lanes));
    bits[watch * stride] = extract_gathered(vpaddq_u8(has[0], has[1]), vpaddq_u8(has[2], has[3]));
  }
}

#else

static inline int extract_is_alphanumeric(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) bits |= (uint64_t)extract_is_alphanumeric(bytes[n]) << n;
  return bits;
}

static inline int extract_alphanumeric_length_16(const uint8_t *bytes) {
  int length = 0;
  while (length < 16 && extract_is_alphanumeric(bytes[length])) length++;
  return length;
}

static inline int extract_wordlike_length_16(const uint8_t *bytes) {
  int length = 0;
  while (length < 16 && bytes[length] >= 0x30 && bytes[length] < 0x80) length++;
  return length;
}

static inline int extract_inked_length_16(const uint8_t *bytes) {
  int length = 0;
  while (length < 16 && bytes[length] > 0x20) length++;
  return length;
}

static inline uint64_t extract_character_starts_64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) bits |= (uint64_t)((bytes[n] & 0xC0) != 0x80) << n;
  return bits;
}

static inline uint64_t extract_beyond_ascii_64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) bits |= (uint64_t)(bytes[n] >= 0x80) << n;
  return bits;
}

static inline uint64_t extract_blank_64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) bits |= (uint64_t)(bytes[n] <= 0x20) << n;
  return bits;
}

static inline uint64_t extract_between_64(const uint8_t *bytes, uint8_t first, uint8_t last) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) bits |= (uint64_t)(bytes[n] >= first && bytes[n] <= last) << n;
  return bits;
}

static inline uint64_t extract_equal_64(const uint8_t *bytes, uint8_t byte) {
  return extract_between_64(bytes, byte, byte);
}

static inline uint64_t extract_unplain_64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int n = 0; n < 64; n++) {
    uint8_t byte = bytes[n];
    int unplain = byte < 0x20 || byte == 0x7F || (byte >= '[' && byte <= '`') || byte == '*';
    bits |= (uint64_t)unplain << n;
  }
  return bits;
}

static inline int extract_is_json_escape(uint8_t byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

static inline uint32_t extract_copy_json_32(const uint8_t *from, void *to) {
  uint32_t bits = 0;
  for (int n = 0; n < 32; n++) {
    bits |= (uint32_t)extract_is_json_escape(from[n]) << n;
    ((uint8_t *)to)[n] = from[n];
  }
  return bits;
}

static inline int extract_json_plain_16(const uint8_t *bytes) {
  int n = 0;
  while (n < 16 && !extract_is_json_escape(bytes[n])) n++;
  return n;
}

static inline void extract_watched_64(const void *records, int watches, uint64_t *bits, ptrdiff_t stride) {
  const uint8_t *bytes = (const uint8_t *)records + 3;
  for (int watch = 0; watch < watches; watch++) {
    uint64_t piece = 0;
    for (int n = 0; n < 64; n++) piece |= (uint64_t)(bytes[8 * n] >> (watch + 1) & 1) << n;
    bits[watch * stride] = piece;
  }
}
#endif

#endif
