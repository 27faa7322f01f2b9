#!/bin/sh
# A Debian package around the one-folder program. Run after PyInstaller, from the top of the checkout: sh packaging/linux/build-deb.sh
set -eu
[ -x dist/ipdocket/ipdocket ] || { echo "dist/ipdocket is not there: build it first (packaging/README.md)." >&2; exit 1; }
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' ipdocket/__init__.py)
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/ipdocket"
cp -a dist/ipdocket "$tree/opt/ipdocket"
ln -s /opt/ipdocket/ipdocket "$tree/usr/bin/ipdocket"
cp packaging/linux/ipdocket.desktop "$tree/usr/share/applications/"
cp LICENSE "$tree/usr/share/doc/ipdocket/copyright"
cp packaging/licences/* "$tree/usr/share/doc/ipdocket/"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: ipdocket
Version: $version
Architecture: $architecture
Maintainer: the ipdocket project <nobody@invalid>
Section: misc
Priority: optional
Depends: $(cat packaging/linux/debian-depends)
Recommends: fonts-noto-cjk, at-spi2-core
Description: IP docketing whose dates explain and prove themselves
 Deadlines of patents, trade marks and designs, each with its law, its steps
 and the closed days it met, confirmed by two people.
CONTROL
dpkg-deb --build --root-owner-group "$tree" "dist/ipdocket_${version}_${architecture}.deb"
