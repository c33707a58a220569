package io.quittance.http;

import java.util.List;

/** A whole list, as it is on the wire. */
public record DataList<T>(List<T> data) {

    public DataList {
        data = List.copyOf(data);
    }
}
