package io.quittance.company;

/** The settings and which change of them this is, counted from 1. */
public record StoredCompany(CompanySettings settings, int version) {}
