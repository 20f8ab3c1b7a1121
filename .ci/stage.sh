#!/usr/bin/env bash
# stage.sh NAME COMMAND… : run one stage, with its name before and its duration after.
set -u
name=$1
shift
printf '── %s\n' "$name"
start=$SECONDS
"$@"
code=$?
[ $code -eq 0 ] && verdict=ok || verdict="FAILED (exit $code)"
printf '── %s: %s, %d s\n' "$name" "$verdict" $((SECONDS - start))
exit $code
