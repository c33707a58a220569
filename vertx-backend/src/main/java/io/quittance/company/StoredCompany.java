package io.quittance.company;

/**
 * The settings and which change of them this is, counted from 1.
 *
 * @param encodedAnew whether the logo is our own encoding; else it is what somebody uploaded, and is not given away so
 */
public record StoredCompany(CompanySettings settings, int version, boolean encodedAnew) {}
