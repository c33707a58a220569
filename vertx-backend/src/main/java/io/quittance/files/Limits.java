package io.quittance.files;

/**
 * What stored files may take.
 *
 * @param minFreeBytes how much of the disk is left alone
 * @param maxBytes of all files together
 * @param maxBytesPerNetwork of the files that were stored for one client network
 */
public record Limits(long minFreeBytes, long maxBytes, long maxBytesPerNetwork) {}
