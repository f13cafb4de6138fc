package org.reweave.store.jdbc;

class PostgresParticipantsTest extends ParticipantsContract {
    @Override
    Database newDatabase() {
        return PostgresDatabase.open(PostgresServer.newDatabase());
    }
}
