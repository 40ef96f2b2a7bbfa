// The same program in C++: the headers must serve both.
#include "consumer.c"
