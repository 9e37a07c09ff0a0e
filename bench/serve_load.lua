-- For wrk: asks `lazo serve` for the ties of random nodes, or the ways between two.
--
--   lazo search Company --limit 2000 --json | jq -r '.nodes[].key' > keys.txt
--   KEYS=keys.txt QUESTION=path wrk -t1 -c1000 -d60s --timeout 30s --latency -s bench/serve_load.lua http://127.0.0.1:8420
--
-- FRESH=1 writes each name in another way (some letters as %XX), so that no answer is one that was kept.
local keys = {}
for line in io.lines(os.getenv("KEYS") or "keys.txt") do keys[#keys + 1] = line end
local path = os.getenv("QUESTION") == "path"
local fresh = os.getenv("FRESH") == "1"
local count = 0
math.randomseed(1)

local function key()
  local name = keys[math.random(#keys)]
  if not fresh then return name end
  local bits = count
  return (name:gsub(".", function(letter)
    local coded = bits % 2 == 1
    bits = math.floor(bits / 2)
    return coded and string.format("%%%02X", letter:byte()) or letter
  end))
end

function request()
  count = count + 1
  local target = path and ("/api/v1/path?a=" .. key() .. "&b=" .. key())
                 or ("/api/v1/neighbors?limit=20&name=" .. key())
  return wrk.format("GET", target)
end

function done(summary)
  local e = summary.errors
  io.write(string.format("errors: connect %d read %d write %d status %d timeout %d\n", e.connect, e.read, e.write, e.status, e.timeout))
end
