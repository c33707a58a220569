package io.quittance.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions that a change may be based on. */
public final class IfMatch {

    /** Whatever there is. */
    public static final IfMatch ANY = new IfMatch(null);

    /** Of somebody who thought that there was nothing yet. */
    public static final IfMatch NONE = new IfMatch(new Integer[0]);

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

    /** Whether there are any that it could have. */
    boolean namesVersions() {
        return versions == null || versions.length > 0;
    }

    /** As a sentence names them: {@code "3" or "4"}. */
    @Override
    public String toString() {
        return versions == null
                ? "*"
                : Arrays.stream(versions).map(EntityTag::of).collect(Collectors.joining(" or "));
    }
}
