#ifndef EXTRACT_BYTE_CLASSES_H
#define EXTRACT_BYTE_CLASSES_H

#include <stdint.h>

// Which of 64 bytes are ASCII letters or digits, bit n for byte n, with the vector instructions of the processor.
// extract_has_vectors() is 0 where there are none that are known here.

#if defined(__SSE2__)
#include <emmintrin.h>

static inline int extract_has_vectors(void) { return 1; }

static inline uint64_t extract_alphanumeric_16(const uint8_t *bytes) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  __m128i letter = _mm_sub_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  __m128i digit = _mm_sub_epi8(block, _mm_set1_epi8('0'));
  __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
  __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
  return (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_or_si128(is_letter, is_digit));
}

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  return extract_alphanumeric_16(bytes) | extract_alphanumeric_16(bytes + 16) << 16 |
         extract_alphanumeric_16(bytes + 32) << 32 | extract_alphanumeric_16(bytes + 48) << 48;
}

#elif defined(__aarch64__)
#include <arm_neon.h>

static inline int extract_has_vectors(void) { return 1; }

static inline uint8x16_t extract_alphanumeric_16(const uint8_t *bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t block = vld1q_u8(bytes);
  uint8x16_t letter = vsubq_u8(vorrq_u8(block, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
  uint8x16_t digit = vsubq_u8(block, vdupq_n_u8('0'));
  uint8x16_t either = vorrq_u8(vcleq_u8(letter, vdupq_n_u8(25)), vcleq_u8(digit, vdupq_n_u8(9)));
  return vandq_u8(either, vld1q_u8(bits));
}

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  uint8x16_t low = vpaddq_u8(extract_alphanumeric_16(bytes), extract_alphanumeric_16(bytes + 16));
  uint8x16_t high = vpaddq_u8(extract_alphanumeric_16(bytes + 32), extract_alphanumeric_16(bytes + 48));
  uint8x16_t sums = vpaddq_u8(low, high);
  sums = vpaddq_u8(sums, sums);
  return vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0);
}

#else

static inline int extract_has_vectors(void) { return 0; }

static inline uint64_t extract_alphanumeric_64(const uint8_t *bytes) {
  (void)bytes;
  return 0;
}
#endif

#endif
