#!/bin/sh
# The Debian package on a bare Debian 12: installs with nothing but apt, and works.
#   deb_test.sh SOURCE_FOLDER       with LAZO_DEB=lazo_0.1.0_amd64.deb, as root, with debootstrap
# Skipped (77) where one of these is missing: it fetches 60 MB of Debian.
set -eu
source=$1
skip() { echo "skipped: $1"; exit 77; }
[ -n "${LAZO_DEB:-}" ] || skip "LAZO_DEB names no package; scripts/package.sh makes one"
[ "$(id -u)" = 0 ] || skip "a chroot takes root"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
debootstrap --variant=minbase bookworm "$folder" >"$folder.log" 2>&1 || skip "Debian cannot be fetched"
cp /etc/resolv.conf "$folder/etc/"
cp "$LAZO_DEB" "$folder/lazo.deb"
cp -r "$source/examples" "$folder/examples"
chroot "$folder" /bin/sh -euc '
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin
  apt-get install -y -qq --no-install-recommends /lazo.deb >/dev/null 2>&1
  lazo import -q examples >/dev/null
  lazo path COPARMEX Canada | grep -q "COPARMEX visits Ottawa"
  lazo doctor | grep -q "0 problems"
  test -x /usr/libexec/lazo/lazo-read'
if command -v lintian >/dev/null; then
  lintian --fail-on error "$LAZO_DEB"
fi
echo "the package works on a bare Debian 12"
