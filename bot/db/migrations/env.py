"""Alembic's entrance: runs on the connection it is given, inside that connection's transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,  # SQLite cannot alter a column
    transactional_ddl=False,  # the unit of work around it is the transaction
)
context.run_migrations()
