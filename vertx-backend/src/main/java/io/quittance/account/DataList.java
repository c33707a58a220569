package io.quittance.account;

import java.util.List;

/** A whole list, as it is on the wire. */
record DataList<T>(List<T> data) {

    DataList {
        data = List.copyOf(data);
    }
}
