#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# build.sh OUTDIR: compiles agent, worker and tether into OUTDIR as static, stripped, reproducible programs.
set -eu

out=${1:?usage: build.sh OUTDIR}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
compiler=${CC:-cc}

if ! command -v "${compiler%% *}" >/dev/null 2>&1; then
    echo "ktstr: no C compiler found; reason: '$compiler' is not on the PATH and the agent and the worker are native programs;" \
        "install gcc (Debian: apt-get install gcc libc6-dev) or run ./ktstr setup" >&2
    exit 1
fi

warnings='-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror'
common="-std=c11 $warnings -iquote common -static -s -Wl,--build-id=none -Wl,-z,noexecstack"
freestanding="-O2 -ffreestanding -nostdlib -fno-pie -no-pie -fno-stack-protector -fno-asynchronous-unwind-tables
    -Wl,-z,noseparate-code"
hosted='-Os -D_GNU_SOURCE -ffunction-sections -fdata-sections -Wl,--gc-sections'

mkdir -p "$out"
out=$(cd -- "$out" && pwd)
cd -- "$here"
# shellcheck disable=SC2086 # the flags are lists
{
    $compiler $common $freestanding -o "$out/worker" worker/*.c
    $compiler $common $freestanding -o "$out/tether" tether/*.c
    $compiler $common $hosted -o "$out/agent" agent/*.c
}
