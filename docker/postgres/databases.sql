-- The roles and databases of one installation, brought to what they should be. Run at every start, by a
-- superuser: a password changed in the environment is changed here, and nothing existing is otherwise touched.

\set ON_ERROR_STOP on
\set QUIET on
\getenv jalon_owner_password JALON_OWNER_PASSWORD
\getenv jalon_password JALON_PASSWORD
\getenv temporal_password TEMPORAL_PASSWORD
\getenv temporal_visibility_password TEMPORAL_VISIBILITY_PASSWORD

-- A statement that fails is written to the server's log, and these carry passwords.
set log_min_error_statement = panic;
set client_min_messages = warning;

-- Roles -------------------------------------------------------------------------------------------------------
-- jalon_owner changes the tables, at a migration; jalon, which faces the network, only reads and writes rows.
-- The engine's two roles own a database each: nothing but the engine speaks to them.

select format('create role %I login', wanted)
from unnest(array['jalon_owner', 'jalon', 'temporal', 'temporal_visibility']) as wanted
where not exists (select from pg_roles where rolname = wanted) \gexec

alter role jalon_owner password :'jalon_owner_password';
alter role jalon password :'jalon_password';
alter role temporal password :'temporal_password';
alter role temporal_visibility password :'temporal_visibility_password';

-- Databases ---------------------------------------------------------------------------------------------------
-- All compare bytes, which no new image can change under them: what jalon sorts are ids and codes, names are sealed.

select format($$create database %I owner %I template template0 encoding 'UTF8'
  locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'$$, wanted, owner)
from (values ('jalon', 'jalon_owner'), ('temporal', 'temporal'), ('temporal_visibility', 'temporal_visibility'))
  as each (wanted, owner)
where not exists (select from pg_database where datname = wanted) \gexec

-- Each role enters its own database and no other.
revoke all on database postgres, template1, jalon, temporal, temporal_visibility from public;
grant connect on database jalon to jalon;

-- What each needs inside --------------------------------------------------------------------------------------

\connect jalon
alter default privileges for role jalon_owner in schema public grant select, insert, update, delete on tables to jalon;
alter default privileges for role jalon_owner in schema public grant usage on sequences to jalon;

\connect temporal_visibility
set client_min_messages = warning;
-- Its lists are searched by attribute through this extension.
create extension if not exists btree_gin;
