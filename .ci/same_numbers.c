/* Random numbers that are the same every time, so that two counts of one program agree. Only for counting instructions. */
#include <stddef.h>
#include <string.h>
#include <sys/types.h>

ssize_t getrandom(void *into, size_t length, unsigned flags) {
  (void)flags;
  memset(into, 7, length);
  return (ssize_t)length;
}

int getentropy(void *into, size_t length) {
  memset(into, 7, length);
  return 0;
}
