-- The roles and the database of the keys, on a server of their own. Run at every start, like databases.sql.

\set ON_ERROR_STOP on
\set QUIET on
\getenv jalon_owner_password JALON_OWNER_PASSWORD
\getenv jalon_password JALON_PASSWORD

-- A statement that fails is written to the server's log, and these carry passwords.
set log_min_error_statement = panic;
set client_min_messages = warning;

select format('create role %I login', wanted)
from unnest(array['jalon_owner', 'jalon']) as wanted
where not exists (select from pg_roles where rolname = wanted) \gexec

alter role jalon_owner password :'jalon_owner_password';
alter role jalon password :'jalon_password';

select $$create database jalon_keys owner jalon_owner template template0 encoding 'UTF8'
  locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'$$
where not exists (select from pg_database where datname = 'jalon_keys') \gexec

revoke all on database postgres, template1, jalon_keys from public;
grant connect on database jalon_keys to jalon;

\connect jalon_keys
alter default privileges for role jalon_owner in schema public grant select, insert, update, delete on tables to jalon;
