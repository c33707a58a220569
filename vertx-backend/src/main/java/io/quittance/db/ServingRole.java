package io.quittance.db;

import io.quittance.config.DatabaseUrl;
import io.quittance.config.Secret;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;

/**
 * What the role that serves may do with the tables that another one owns: everything but to change what was issued. Rights
 * hold where a trigger could be switched off. Everything here blocks.
 */
final class ServingRole {

    private static final String EMBEDDED = "quittance_service";

    private static final String GRANTS = """
            select set_config('quittance.role', ?, false);
            do $$
            declare
                serving text := quote_ident(current_setting('quittance.role'));
            begin
                execute 'grant usage on schema public to ' || serving;
                execute 'grant select, insert, update, delete on all tables in schema public to ' || serving;
                execute 'grant usage, select on all sequences in schema public to ' || serving;
                execute 'revoke insert, update, delete on flyway_schema_history from ' || serving;
                execute 'revoke update, delete, truncate on issued_invoices, issued_lines from ' || serving;
            end $$
            """;

    private ServingRole() {}

    /** Gives a role the rights on all tables that there are by now. */
    static void grant(DatabaseUrl owner, String role) throws SQLException {
        try (Connection connection = connect(owner);
                PreparedStatement grants = connection.prepareStatement(GRANTS)) {
            grants.setString(1, role);
            grants.execute();
        }
    }

    /**
     * Makes the role of the embedded server, or gives it another password.
     *
     * @param owner who may do so
     * @return for whoever serves
     */
    static DatabaseUrl embedded(DatabaseUrl owner) throws SQLException {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin create role " + EMBEDDED
                    + " login; exception when duplicate_object then null; end $$;"
                    + "alter role " + EMBEDDED + " password '" + password + "'");
        }
        grant(owner, EMBEDDED);
        return owner.withUser(EMBEDDED, new Secret(password));
    }

    private static Connection connect(DatabaseUrl database) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Migrations.properties(database));
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password().value());
        return DriverManager.getConnection(Migrations.jdbcUrl(database), properties);
    }
}
