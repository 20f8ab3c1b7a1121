# Bidwright. `make run` opens it, `make test` proves it; README.md says more.

SHELL := /bin/bash
.DEFAULT_GOAL := run

export LANG := en_GB.UTF-8
export TZ := UTC

# -trimpath everywhere, vet included, so that the stages share one build cache
# and the programs come out the same on every machine.
export GOFLAGS := -trimpath -buildvcs=false

# ci swaps Fyne's OpenGL driver for its headless painter; the window itself is
# built for X11. no_emoji leaves out a font of 4 MB.
CI     := ci,migrated_fynedo
WINDOW := x11,migrated_fynedo,no_emoji

STAGE := .ci/stage.sh
NEED  := .ci/need.sh

BUILD_NEEDS   := gcc libgl1-mesa-dev xorg-dev
DISPLAY_NEEDS := xvfb xauth xdotool x11-apps imagemagick libgl1-mesa-dri
CHECK_NEEDS   := qpdf poppler-utils chromium npm=npm soffice=libreoffice-calc
PACKAGE_NEEDS := gcc-mingw-w64-x86-64 zip

.PHONY: run build test check bench screenshots package soak clean needs-build needs-display needs-check FORCE

run: build
	@.ci/open.sh $(FILE)

build: needs-build bin/bidwright bin/bidpack

bin/bidwright: FORCE
	CGO_ENABLED=1 go build -tags $(WINDOW) -ldflags "-s -w" -o $@ ./cmd/bidwright

bin/bidpack: FORCE
	CGO_ENABLED=0 go build -ldflags "-s -w" -o $@ ./cmd/bidpack

FORCE:

needs-build:
	@$(NEED) $(BUILD_NEEDS)
needs-display:
	@$(NEED) $(DISPLAY_NEEDS)
needs-check:
	@$(NEED) $(CHECK_NEEDS)

# A package that imports fyne.io/fyne/v2/app cannot be checked for macOS without
# cgo; only cmd/bidwright does.
MACOS_ROOMS := $$(go list -tags $(CI) ./... | grep -v /cmd/bidwright)

test: needs-build needs-display
	@$(STAGE) "gofmt" .ci/gofmt.sh
	@$(STAGE) "vet, Linux" env CGO_ENABLED=0 go vet -tags $(CI),check ./... ./.ci/ico
	@$(STAGE) "vet, Windows" env GOOS=windows CGO_ENABLED=0 go vet -tags $(CI) ./...
	@$(STAGE) "vet, macOS" env GOOS=darwin CGO_ENABLED=0 go vet -tags $(CI) $(MACOS_ROOMS)
	@$(STAGE) "vet, the window's own tests" env CGO_ENABLED=1 go vet -tags $(WINDOW),journey,bench ./cmd/bidwright ./cmd/bidwright/testdata/bare
	@$(STAGE) "staticcheck" env CGO_ENABLED=0 go tool staticcheck -tags $(CI) ./...
	@$(STAGE) "tests" env CGO_ENABLED=1 go test -race -timeout 20m -tags $(CI) ./...
	@$(STAGE) "long tests, without the race detector" env CGO_ENABLED=0 go test -timeout 10m -tags $(CI) ./cmd/bidpack
	@$(STAGE) "build" $(MAKE) --no-print-directory build
	@$(STAGE) "journey in a real window" env CGO_ENABLED=1 go test -count=1 -timeout 10m -tags $(WINDOW),journey -run Journey ./cmd/bidwright

# What other people's programs say of the files that we write.
check: needs-build needs-check
	@$(STAGE) "build" $(MAKE) --no-print-directory build
	@$(STAGE) "qpdf, poppler and LibreOffice" env CGO_ENABLED=0 go test -count=1 -timeout 10m -tags $(CI),check -run TestCheck ./data/... ./cmd/bidpack
	@$(STAGE) "axe-core on the HTML twins" .ci/axe.sh

# Prints a table; a slow machine fails nothing.
bench: needs-display build
	CGO_ENABLED=1 go test -count=1 -timeout 30m -tags $(WINDOW),bench -run TestBench -v ./cmd/bidwright

screenshots: build
	bin/bidwright --screenshots out/screenshots
	@echo "The pictures are in out/screenshots"

package: build
	@$(NEED) $(PACKAGE_NEEDS)
	@.ci/package.sh

# The long form of the kill, power-cut, fault and damage tests.
soak: needs-build
	@$(NEED) strace
	BIDWRIGHT_SOAK=1 CGO_ENABLED=1 go test -count=1 -timeout 24h -tags $(CI) ./app/... ./data/...

clean:
	rm -rf bin out dist
