#!/bin/sh
# Puts vtk.js, as the npm registry has it, into the program: vtk-js.sh VERSION SHA512 OUTPUT OFFLINE MARK
#   VERSION, SHA512  which package, and the checksum that its archive must have
#   OUTPUT           the file to write: the licence and the code, compressed; OUTPUT.version says which it is
#   OFFLINE          offline=true where only npm's own cache may be asked
#   MARK             a file that is there after a build that missed npm: the launcher builds again when npm has come
# Reports can do without it. Whatever goes wrong is told in one line, and the build goes on; only an archive with
# another checksum than the stated one ends it.
set -eu

version=$1
checksum=$2
output=$3
offline=$4
mark=$5

without() {
    echo "vtk.js: $1; reports will have pictures, but no view to turn" >&2
    exit 0
}

if [ -f "$output" ] && [ "$(cat "$output.version" 2>/dev/null)" = "$version" ]; then
    exit 0
fi
rm -f "$output"
mkdir -p "$(dirname "$mark")"
: > "$mark"
command -v npm > /dev/null 2>&1 || without "npm is missing (Debian: apt install npm)"
rm -f "$mark"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mode=--prefer-offline
[ "$offline" != offline=true ] || mode=--offline
(cd "$folder" && npm pack "vtk.js@$version" --loglevel error $mode --fetch-retries=1 --fetch-timeout=120000) \
    > "$folder/npm.log" 2>&1 || without "npm cannot fetch version $version ($(sed -n 's/^npm [a-zA-Z!]* //p' "$folder/npm.log" | head -n 1))"
archive=$folder/vtk.js-$version.tgz
found=$(sha512sum "$archive" | cut -d ' ' -f 1)
if [ "$found" != "$checksum" ]; then
    echo "vtk.js: the archive of version $version has the checksum $found, expected is $checksum" >&2
    exit 1
fi
tar -xzf "$archive" -C "$folder" package/vtk.js package/LICENSE
mkdir -p "$(dirname "$output")"
{
    printf '/*! vtk.js %s\n' "$version"
    cat "$folder/package/LICENSE"
    printf '*/\n'
    sed '/^\/\/# sourceMappingURL=/d' "$folder/package/vtk.js"
} | gzip -9 -n > "$output.part"
mv "$output.part" "$output"
printf '%s\n' "$version" > "$output.version"
