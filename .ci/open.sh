#!/usr/bin/env bash
# Opens the window, or, where there is no display, writes the worked example's pack instead.
set -euo pipefail
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec bin/bidwright "$@"
fi
mkdir -p out
bin/bidpack example meals > out/meals.json
bin/bidpack export out/meals.json --audience commissioner --format pdf -o out/meals-commissioner.pdf
echo "There is no display here, so no window was opened. The worked example's pack is in out/meals-commissioner.pdf"
