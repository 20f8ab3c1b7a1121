#!/usr/bin/env bash
# Fails when gofmt would change a file.
set -euo pipefail
changed=$(git ls-files -z --cached --others --exclude-standard '*.go' | xargs -0 -r sh -c 'for f; do [ -e "$f" ] && echo "$f"; done' sh | xargs -r gofmt -l)
[ -z "$changed" ] && exit 0
printf 'gofmt would change these files; run gofmt -w on them:\n%s\n' "$changed" >&2
exit 1
