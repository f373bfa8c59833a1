#!/usr/bin/env bash
# Measures a Release build on Linux: from process start to the first poll for updates (median of five starts), and idle
# memory ten seconds after the last start. Needs nothing but the .NET SDK. The Telegram that is polled is the service's own
# sandbox, in another process.
#   tests/measure.sh [PORT]
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-5099}
folder=$(mktemp -d)
out="$folder/app"
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap cleanup EXIT

dotnet publish src/MicroGov -c Release -o "$out" -v q --nologo

# Prints the first line of a log that holds these words, as soon as it is there.
wait_for() { # words log pid
  grep -m1 -- "$1" < <(tail -n +1 -f --pid="$3" "$2" 2>/dev/null) || { echo "It ended too soon:" >&2; cat "$2" >&2; exit 1; }
}

echo > "$folder/sandbox.log"
(cd "$folder" && exec dotnet "$out/MicroGov.dll" sandbox --port "$port" "--Database:ConnectionString=Data Source=$folder/sandbox.db") \
  >> "$folder/sandbox.log" 2>&1 &
pids+=($!)
wait_for "Listening as" "$folder/sandbox.log" $! > /dev/null

export Telegram__BotToken=42:SANDBOX-TOKEN-0000000000000000000000
export Telegram__ApiBaseUrl="http://localhost:$port"
export Web__Urls=http://127.0.0.1:0
times=()
for run in 1 2 3 4 5; do
  log="$folder/run$run.log"
  echo > "$log"
  from=$(date +%s%N)
  # It says who it is right before its first call of getUpdates.
  (cd "$folder" && exec dotnet "$out/MicroGov.dll" "--Database:ConnectionString=Data Source=$folder/run.db") >> "$log" 2>&1 &
  pid=$!
  pids+=("$pid")
  wait_for "Listening as" "$log" "$pid" > /dev/null
  times+=($((($(date +%s%N) - from) / 1000000)))
  if [ "$run" = 5 ]; then
    sleep 10
    rss=$(awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$pid/status")
  fi
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
done

sorted=($(printf '%s\n' "${times[@]}" | sort -n))
echo "Start to first poll: ${sorted[2]} ms (median of ${times[*]})"
echo "Idle memory: $rss MB"
