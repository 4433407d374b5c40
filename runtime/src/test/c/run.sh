#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh OUTDIR: builds the native part and its tests into OUTDIR and runs them, once more with sanitizers where these link.
set -eu

out=${1:?usage: run.sh OUTDIR}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
main="$here/../../main/c"
compiler=${CC:-cc}

"$main/build.sh" "$out"
out=$(cd -- "$out" && pwd)
cd -- "$main"

agent_parts=$(find agent -name '*.c' ! -name main.c)
flags="-std=c11 -D_GNU_SOURCE -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror -g -O1"
sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

# build PROGRAM FLAG...
build() {
    program=$1
    shift
    # shellcheck disable=SC2086 # lists of flags and of files
    $compiler $flags "$@" -iquote common -iquote agent -o "$program" "$here"/*.c $agent_parts
}

# shellcheck disable=SC2086
$compiler $flags -pthread -o "$out/sample" "$here/sample/sample.c"
build "$out/tests"
"$out/tests" "$out/worker" "$out/tether" "$out/sample"

# shellcheck disable=SC2086
if printf 'int main(void) { return 0; }' | $compiler $sanitizers -x c -o "$out/sanitized" - 2>/dev/null && "$out/sanitized"; then
    echo "with the address and undefined behaviour sanitizers:"
    build "$out/tests-sanitized" $sanitizers
    "$out/tests-sanitized" "$out/worker" "$out/tether" "$out/sample"
else
    echo "the sanitizers do not link here: not run with them"
fi
