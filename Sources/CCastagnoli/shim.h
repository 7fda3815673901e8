/* The instruction of x86-64 processors for CRC-32C, which Swift has no name for. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)

/* Whether the processor has it: SSE 4.2. */
static inline int castagnoli_is_available(void) {
    return __builtin_cpu_supports("sse4.2") != 0;
}

/* The register of the checksum behind these bytes. */
__attribute__((target("sse4.2"))) static inline uint32_t castagnoli_update(
    uint32_t sum, const void *bytes, size_t count) {
    const unsigned char *next = (const unsigned char *)bytes;
    uint64_t wide = sum;
    for (; count >= 8; count -= 8, next += 8) {
        uint64_t word;
        memcpy(&word, next, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    sum = (uint32_t)wide;
    for (; count > 0; count -= 1, next += 1) {
        sum = __builtin_ia32_crc32qi(sum, *next);
    }
    return sum;
}

#else

static inline int castagnoli_is_available(void) { return 0; }

static inline uint32_t castagnoli_update(uint32_t sum, const void *bytes, size_t count) {
    (void)bytes, (void)count;
    return sum;
}

#endif
