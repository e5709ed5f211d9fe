#!/bin/sh
# Makes the namespace, with its retention and its search attributes, and waits until cases can be listed by them.
# Run at every start: a retention changed in the environment is changed here, and an attribute that is new is added.
#
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE are read by Temporal's command line itself; RETENTION is how long a
# closed case stays in the engine.
set -eu

KEYWORDS='Organisation Accompaniment CaseKind Stage Caseworker Trigger'
DATETIMES='NextDue TermEndsOn'
INTS='Term'

# Up to a minute: the engine takes some seconds to see what was just made.
until_possible() {
  for _ in $(seq 30); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 2
  done
  "$@"
}

namespace() {
  verb="$1"
  shift
  temporal operator namespace "$verb" --namespace "$TEMPORAL_NAMESPACE" "$@"
}

# The type, then names.
add_attributes() {
  type="$1"
  shift
  known="$(temporal operator search-attribute list)"
  for name in "$@"; do
    if ! echo "$known" | grep -qw "$name"; then
      temporal operator search-attribute create --name "$name" --type "$type"
    fi
  done
}

can_list_by() {
  for name in "$@"; do
    temporal workflow list --limit 1 --query "\`$name\` IS NOT NULL" || return
  done
}

until_possible temporal operator cluster health
namespace describe >/dev/null 2>&1 || namespace create --retention "$RETENTION"
until_possible namespace update --retention "$RETENTION"
# Unquoted: one word for each name.
add_attributes Keyword $KEYWORDS
add_attributes Datetime $DATETIMES
add_attributes Int $INTS
until_possible can_list_by $KEYWORDS $DATETIMES $INTS
echo "The namespace $TEMPORAL_NAMESPACE is ready: closed cases stay $RETENTION, lists know every attribute."
