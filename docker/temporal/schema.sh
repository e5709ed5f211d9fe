#!/bin/sh
# Brings the engine's two databases to the schema of this image's version: before the engine starts, at every
# start. What is already done is left alone.
set -eu

# The database, which is also its role; the password; the name of its schema.
bring_up_to_date() {
  export SQL_DATABASE="$1" SQL_USER="$1" SQL_PASSWORD="$2"
  temporal-sql-tool setup-schema --version 0.0
  temporal-sql-tool update-schema --schema-name "postgresql/v12/$3"
}

bring_up_to_date temporal "$TEMPORAL_PASSWORD" temporal
bring_up_to_date temporal_visibility "$TEMPORAL_VISIBILITY_PASSWORD" visibility
