/* Preloaded into a program, lets one of its calls to the operating system fail: the real program on the
 * real disk, with nothing in it made for tests.
 *
 * FAULTY_FOLDER   calls on files below this folder are counted, from 0
 * FAULTY_CALL     the number of the call that fails
 * FAULTY_KIND     EINTR, ENOSPC or EIO: it fails so; SHORT: it writes half of what it was given
 * FAULTY_COUNT    a file that gets a letter for each call counted: w write, s sync, t truncate, r rename
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long made;

static ssize_t real_write(int file, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    return real(file, bytes, count);
}

static int is_ours(const char *path) {
    const char *folder = getenv("FAULTY_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_ours_open(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* Counts a call; 0 where it is to be made as it is, an error number, or -1 for a short write. */
static int fault(char letter) {
    long number = atomic_fetch_add(&made, 1);
    const char *log = getenv("FAULTY_COUNT");
    if (log) {
        int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        real_write(file, &letter, 1);
        close(file);
    }
    const char *call = getenv("FAULTY_CALL"), *kind = getenv("FAULTY_KIND");
    if (!call || !kind || atol(call) != number) return 0;
    if (strcmp(kind, "EINTR") == 0) return EINTR;
    if (strcmp(kind, "ENOSPC") == 0) return ENOSPC;
    if (strcmp(kind, "EIO") == 0) return EIO;
    return letter == 'w' ? -1 : 0;
}

static int fails(char letter) {
    int number = fault(letter);
    if (number > 0) errno = number;
    return number > 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (is_ours_open(file)) {
        int number = fault('w');
        if (number > 0) {
            errno = number;
            return -1;
        }
        if (number < 0 && count > 1) count /= 2;
    }
    return real_write(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite");
    if (is_ours_open(file)) {
        int number = fault('w');
        if (number > 0) {
            errno = number;
            return -1;
        }
        if (number < 0 && count > 1) count /= 2;
    }
    return real(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return pwrite(file, bytes, count, offset);
}

#define SYNC(name)                                            \
    int name(int file) {                                      \
        static int (*real)(int);                              \
        if (!real) real = dlsym(RTLD_NEXT, #name);            \
        return is_ours_open(file) && fails('s') ? -1 : real(file); \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, size_type)                             \
    int name(int file, size_type size) {                      \
        static int (*real)(int, size_type);                   \
        if (!real) real = dlsym(RTLD_NEXT, #name);            \
        return is_ours_open(file) && fails('t') ? -1 : real(file, size); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int rename(const char *path, const char *target) {
    static int (*real)(const char *, const char *);
    if (!real) real = dlsym(RTLD_NEXT, "rename");
    return is_ours(path) && fails('r') ? -1 : real(path, target);
}
