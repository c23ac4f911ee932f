#!/bin/sh
# Keys:Command with a master key pair in openssl: a file, or a key inside a hardware module through its provider.
#   openssl genpkey -algorithm SM2 -out MASTER.pem        (or RSA: -algorithm RSA -pkeyopt rsa_keygen_bits:3072)
# MASTER.pem lies in $MASTER_KEYS, mode 0600, and never beside the database, the key file or their copies.
# A module: put its URI in place of "$key" and name its provider, -provider pkcs11 -inkey "pkcs11:object=$2".
set -eu
key=${MASTER_KEYS:-/etc/casereferral/master}/$2.pem
case $1 in
wrap) openssl pkeyutl -encrypt -inkey "$key" | base64 -w 0 ;;
unwrap) base64 -d | openssl pkeyutl -decrypt -inkey "$key" ;;
*) exit 2 ;;
esac
