#!/usr/bin/env bash
# Writes the HTML twin of every example's pack and checks it with axe-core.
set -euo pipefail
cd "$(dirname "$0")/.."

npm=out/npm
mkdir -p "$npm" out/axe
rm -f out/axe/*
cp .ci/axe/package.json .ci/axe/package-lock.json "$npm/"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$npm" --no-audit --no-fund --ignore-scripts --silent

for example in assets/examples/*.json; do
  name=$(basename "$example" .json)
  bin/bidpack example "$name" > "out/axe/$name.json"
  for pack in "commissioner commercial" "commissioner technical" "commissioner selection" "commissioner clarification" "commissioner social-value" "board commercial"; do
    read -r audience paper <<< "$pack"
    # An example may show a bidder who may not bid yet: its pack is a draft.
    bin/bidpack export "out/axe/$name.json" --audience "$audience" --paper "$paper" --format html --draft -o "out/axe/$name-$audience-$paper.html"
  done
  # The pack to each partner, and what it answers.
  for partner in $(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).bid.consortium?.members?.map(m => m.id).join(" ") ?? ""' "out/axe/$name.json"); do
    between=(--key out/axe/key.pem --on 2026-11-22)
    bin/bidpack export "out/axe/$name.json" --audience partner --partner "$partner" --format html -o "out/axe/$name-partner-$partner.html" "${between[@]}"
    bin/bidpack export "out/axe/$name.json" --audience partner --partner "$partner" --format data -o "out/axe/offer" "${between[@]}"
    bin/bidpack new --invitation "out/axe/offer" > "out/axe/invited"
    bin/bidpack export "out/axe/invited" --audience lead --format html -o "out/axe/$name-answer-$partner.html" "${between[@]}"
  done
done
node .ci/axe/axe.mjs "$npm" out/axe/*.html
