package io.quittance.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The versions that a change may be based on. */
public final class IfMatch {

    private final Integer @Nullable [] versions;

    /** @param versions null for whatever there is */
    IfMatch(Integer @Nullable [] versions) {
        this.versions = versions;
    }

    /** For {@code $n::int[] is null or version = any($n)}: null for whatever there is. */
    public Integer @Nullable [] versions() {
        return versions == null ? null : versions.clone();
    }

    public boolean allows(int version) {
        return versions == null || Arrays.asList(versions).contains(version);
    }
}
