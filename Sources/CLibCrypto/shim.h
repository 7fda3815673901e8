/* The SHA-256 functions below EVP are called deprecated; EventLog/Tree/SHA256.swift says why they are used. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
