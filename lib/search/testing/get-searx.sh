#!/bin/bash
# Unpacks Debian's own searx and what it needs into a folder, without touching the system: apt with its own state
# folder, dpkg-deb -x, and a starter script. Works as root or not, on a Debian whose release has the package.
#
#   get-searx.sh DIR      then: SEARX_SETTINGS_PATH=settings.json DIR/searx-run
#
# Exit status 3: the mirror cannot be reached, or has no such package (tests should then skip).
set -euo pipefail
DIR=$(realpath -m "${1:?usage: get-searx.sh DIR}")
STATE=$DIR/apt

fail() { echo "get-searx: $*" >&2; rm -rf "$STATE" "$DIR/debs"; exit 3; }

command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || fail "this is no Debian"
[ -x /usr/bin/python3 ] || fail "no /usr/bin/python3"
mkdir -p "$STATE"/{lists/partial,cache/archives/partial} "$DIR/debs" "$DIR/root"
cat > "$STATE/apt.conf" <<CONF
Dir::State::Lists "$STATE/lists";
Dir::Cache "$STATE/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::http::Timeout "5";
Acquire::https::Timeout "5";
Acquire::Retries "0";
CONF
export APT_CONFIG=$STATE/apt.conf
timeout 60 apt-get -qq update || fail "cannot read the package lists from the mirror"
# What the system has already is used from there.
PACKAGES=$(apt-get install --simulate searx 2>/dev/null | awk '/^Inst/ { print $2 }') || true
[ -n "$PACKAGES" ] || fail "the mirror cannot be reached, or this release has no package searx"
(cd "$DIR/debs" && timeout 120 apt-get -qq download $PACKAGES) || fail "cannot download searx"
unset APT_CONFIG
for deb in "$DIR"/debs/*.deb; do dpkg-deb -x "$deb" "$DIR/root"; done

LIB=$DIR/root/usr/lib/python3/dist-packages
SHARE=$DIR/root/usr/share/python3-searx
# The package's own settings are the defaults; only its folders are elsewhere now.
sed "s#/usr/share/python3-searx#$SHARE#" "$DIR/root/usr/share/doc/searx/examples/settings.yml" > "$LIB/searx/settings.yml"
cat > "$DIR/searx-run" <<WRAPPER
#!/bin/bash
PYTHONPATH="$LIB" exec /usr/bin/python3 -c "from searx.webapp import run; run()"
WRAPPER
chmod +x "$DIR/searx-run"
rm -rf "$STATE" "$DIR/debs"
