#!/usr/bin/env bash
# Builds what people download, under dist/: the Linux archive and the Windows
# one, each with both programs and the licences, and the checksums of both. The
# same sources give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml)
id=$(sed -n 's/^ID = "\(.*\)"$/\1/p' FyneApp.toml)
comment=$(sed -n 's/^Comment = "\(.*\)"$/\1/p' FyneApp.toml)
generic=$(sed -n 's/^GenericName = "\(.*\)"$/\1/p' FyneApp.toml)
list() { sed -n "s/^$1 = \[\(.*\)\]\$/\1/p" FyneApp.toml | sed 's/[" ]//g; s/,/;/g; s/$/;/'; }
# Every file in an archive carries the day of the last commit.
when=$(git log -1 --format=%ct 2>/dev/null || echo 0)

common() { # FOLDER: what both archives hold
  mkdir -p "$1/licences"
  cp README.md "$1/"
  cp assets/licences/THIRD_PARTY.txt "$1/licences/"
  cp assets/fonts/LICENSE.txt "$1/licences/fonts.txt"
}

rm -rf dist
mkdir -p dist

linux=dist/bidwright-$version-linux-$(go env GOARCH)
common "$linux"
mkdir -p "$linux/bin" "$linux/share/applications" "$linux/share/icons/hicolor/512x512/apps" "$linux/share/icons/hicolor/scalable/apps"
cp bin/bidwright bin/bidpack "$linux/bin/"
cp assets/icons/bidwright.png "$linux/share/icons/hicolor/512x512/apps/$id.png"
cp assets/icons/bidwright.svg "$linux/share/icons/hicolor/scalable/apps/$id.svg"
cat > "$linux/share/applications/$id.desktop" <<EOF
[Desktop Entry]
Type=Application
Name=Bidwright
GenericName=$generic
Comment=$comment
Exec=bidwright %f
Icon=$id
Categories=$(list Categories)
Keywords=$(list Keywords)
Terminal=false
StartupWMClass=Bidwright
EOF
cat > "$linux/install.sh" <<'EOF'
#!/bin/sh
# Puts Bidwright into your own folders, without administrator rights:
#   ./install.sh [PREFIX]      PREFIX is ~/.local unless you name another
set -e
cd "$(dirname "$0")"
prefix=${1:-$HOME/.local}
mkdir -p "$prefix/bin" "$prefix/share"
cp bin/bidwright bin/bidpack "$prefix/bin/"
cp -R share/. "$prefix/share/"
sed "s|^Exec=bidwright|Exec=\"$prefix/bin/bidwright\"|" share/applications/*.desktop > "$prefix/share/applications/$(basename share/applications/*.desktop)"
echo "Bidwright is installed in $prefix. It needs OpenGL and X11, which desktop systems have."
EOF
chmod +x "$linux/install.sh"
tar --sort=name --mtime="@$when" --owner=0 --group=0 --numeric-owner -C dist -cf - "${linux#dist/}" | gzip -n9 > "$linux.tar.gz"

windows=dist/bidwright-$version-windows-amd64
common "$windows"
build=$(mktemp -d)
trap 'rm -rf "$build" cmd/bidwright/icon_windows_amd64.syso' EXIT
go run ./.ci/ico assets/icons/bidwright.png "$build/bidwright.ico"
printf '1 ICON "bidwright.ico"\n' > "$build/icon.rc"
(cd "$build" && x86_64-w64-mingw32-windres icon.rc -O coff -o icon.syso)
# The linker takes up a .syso that lies in the main package.
cp "$build/icon.syso" cmd/bidwright/icon_windows_amd64.syso
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc \
  go build -tags migrated_fynedo,no_emoji -ldflags "-s -w -H windowsgui" -o "$windows/bidwright.exe" ./cmd/bidwright
GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -ldflags "-s -w" -o "$windows/bidpack.exe" ./cmd/bidpack
find "$windows" -exec touch -h -d "@$when" {} +
(cd dist && TZ=UTC find "${windows#dist/}" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 "${windows#dist/}.zip" -@)

rm -rf "$linux" "$windows"
(cd dist && sha256sum -- *.tar.gz *.zip > SHA256SUMS && cat SHA256SUMS)
