#!/bin/sh
# Build the wheel, install it into an empty environment, and run `kg` from / on a text of its own.
set -eu
python=${1:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
uv="$here/.venv/bin/uv"
"$uv" build --quiet --wheel --out-dir "$room/dist" "$here"
"$uv" venv --quiet --python "$python" "$room/env"
"$uv" pip install --quiet --python "$room/env/bin/python" "$room"/dist/*.whl
cd /
"$room/env/bin/kg" --help >/dev/null
"$room/env/bin/kg" --store "$room/store" build >/dev/null
"$room/env/bin/kg" --store "$room/store" show Coale >/dev/null
echo "wheel: kg works from / after pip install"
