package io.quittance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction of somebody else that holds locks until it is closed. */
public final class HeldRows implements AutoCloseable {

    private final Connection connection;

    private HeldRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Locks what a statement locks.
     *
     * @param sql with a question mark for each value
     */
    public static HeldRows of(TestDatabase database, String sql, Object... values) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + database.url().location() + "?sslmode="
                        + database.url().sslMode().urlName(),
                database.url().user(),
                database.url().password().value());
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
        return new HeldRows(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
