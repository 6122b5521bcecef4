#!/bin/bash
# Runs a batch as a real Slurm job array and compares it with the same batch in one process: the bytes must be the same.
# Everything is on this machine: a controller and two node daemons on the loopback address, with a munge daemon of their
# own, in a temporary folder that is removed in the end. Needs Debian (or Ubuntu) and root; installs slurm-wlm and munge
# if they are missing. Usage: npm run test:cluster
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
main="${ROOSIM_MAIN:-$root/dist/cli/main.js}"
shards=6
batch=(us-85-50 --year 2019,2020 --metric jobs --draws 60 --seed 11)

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*"; exit 1; }

[ "$(id -u)" = 0 ] || fail 'this needs root: it starts the daemons of a cluster'
[ -f "$main" ] || fail 'the program is not built: npm run build'
if ! command -v slurmctld sbatch munged > /dev/null || ! command -v slurmd > /dev/null; then
  say 'installing slurm-wlm and munge'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq slurm-wlm munge > /dev/null
fi

work=$(mktemp -d /tmp/roosim-slurm.XXXXXX)
chmod 755 "$work"
daemons=()
stop() {
  status=$?
  for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do kill "${daemons[i]}" 2> /dev/null || true; done
  for pid in "${daemons[@]}"; do wait "$pid" 2> /dev/null || true; done
  if [ "$status" != 0 ]; then
    for log in "$work"/*.log "$work"/job/*.log; do [ -s "$log" ] && { say "--- $log"; tail -n 25 "$log"; }; done
  fi
  rm -rf "$work"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

# Ports that nobody listens on, so that a cluster that runs here already is left alone.
free_ports() {
  node -e '
    const net = require("node:net");
    const servers = [1, 2, 3].map(() => net.createServer().listen(0, "127.0.0.1"));
    setTimeout(() => { console.log(servers.map((s) => s.address().port).join(" ")); servers.forEach((s) => s.close()); }, 200);'
}
read -r controller_port port1 port2 <<< "$(free_ports)"

mkdir "$work"/{munge,state,spool-node1,spool-node2,bin,job}
chmod 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 2> /dev/null
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --num-threads=2 \
  --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" --log-file="$work/munge.log" &> /dev/null &
daemons+=($!)

cat > "$work/slurm.conf" << CONF
ClusterName=roosim
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$controller_port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool-%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd-%n.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
MailProg=/bin/true
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2,bf_interval=2
SlurmdParameters=config_overrides
NodeName=node1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$port1 CPUs=1 RealMemory=4000
NodeName=node2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$port2 CPUs=1 RealMemory=4000
PartitionName=all Nodes=node1,node2 Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
for _ in $(seq 100); do [ -S "$work/munge/socket" ] && break; sleep 0.1; done
slurmctld -D -f "$SLURM_CONF" &> /dev/null &
daemons+=($!)
for node in node1 node2; do
  slurmd -D -N "$node" -f "$SLURM_CONF" &> /dev/null &
  daemons+=($!)
done
for _ in $(seq 120); do
  [ "$(sinfo --noheader --format=%T --Node 2> /dev/null | grep -c idle)" = 2 ] && break
  sleep 0.5
done
sinfo --Node --long || fail 'the cluster did not start'
[ "$(sinfo --noheader --format=%T --Node | grep -c idle)" = 2 ] || fail 'the two nodes did not come up'

printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$(command -v node)" "$main" > "$work/bin/roosim"
chmod 755 "$work/bin/roosim"
export PATH="$work/bin:$PATH"
cd "$work/job"

say '--- the batch in one process'
roosim batch "${batch[@]}" --workers 1 --out one

say '--- the batch as a job array'
roosim batch template --for slurm "${batch[@]}" --shards "$shards" --workers 1 --out many > roosim.sbatch
grep -E '^#SBATCH|^exec' roosim.sbatch
in_time() { timeout 300 "$@" || fail "no end after 300 s: $*"; }

say '--- cancelled as soon as something is there'
first=$(sbatch --parsable roosim.sbatch)
for _ in $(seq 600); do
  [ -n "$(find many/shards -name '*.rows' ! -name '.*' 2> /dev/null)" ] && break
  sleep 0.1
done
scancel "$first"
for _ in $(seq 600); do [ -z "$(squeue --noheader --jobs "$first" 2> /dev/null)" ] && break; sleep 0.1; done
say "parts: $(find many/shards -name '*.rows' ! -name '.*' | wc -l)"
if roosim merge many 2> refusal.txt; then fail 'merge accepted what is not complete'; fi
cat refusal.txt

say '--- submitted again: it goes on, and is merged by a job that depends on it'
array=$(sbatch --parsable roosim.sbatch)
in_time sbatch --wait --dependency="afterok:$array" --output=merge.log --wrap 'roosim merge many'
cat merge.log
grep -h 'is complete' roosim-"$array"-*.log
nodes=$(for task in $(seq 0 $((shards - 1))); do scontrol show job "${array}_$task" 2> /dev/null; done | grep -o ' NodeList=node[12]' | sort | uniq -c)
say "tasks by node:"; say "$nodes"

for file in results.csv failures.csv datapackage.json plan.json; do
  cmp "one/$file" "many/$file" || fail "$file differs"
done
sha256sum one/results.csv many/results.csv
say "ok: $(($(wc -l < many/results.csv) - 1)) rows, the same bytes from $shards tasks on 2 nodes as from one process"
