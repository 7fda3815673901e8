/* The call of Linux that begins to carry a file's pages to the disk. The C library declares it under
   _GNU_SOURCE only, which Swift does not define. */
#include <stdint.h>

#ifndef SYNC_FILE_RANGE_WRITE
#define SYNC_FILE_RANGE_WRITE 2
#endif

int sync_file_range(int descriptor, int64_t offset, int64_t count, unsigned int flags);
