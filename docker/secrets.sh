#!/bin/sh
# Make the password of the Neo4j server, once, in the two spellings that its image and ours read from a file.
#
#   sh secrets.sh [FOLDER]      FOLDER is secrets beside this script unless given; what is there is never replaced
#
# The folder is closed to others; the files in it are readable, since each container reads them as a user of its own.
set -eu
folder=${1:-$(dirname "$0")/secrets}
if [ -e "$folder/neo4j_password" ] || [ -e "$folder/neo4j_auth" ]; then
  echo "$folder holds a password already; nothing was changed" >&2
  exit 0
fi
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
[ ${#password} -eq 48 ] || { echo "no random bytes from /dev/urandom" >&2; exit 1; }
printf '%s\n' "$password" >"$folder/neo4j_password"
printf 'neo4j/%s\n' "$password" >"$folder/neo4j_auth"
chmod 444 "$folder/neo4j_password" "$folder/neo4j_auth"
echo "made $folder/neo4j_password and $folder/neo4j_auth" >&2
