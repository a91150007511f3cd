// `KEYS` of all scripts: texts by key, what is known of each (its bytes, when it was kept, its labels), keys by last
// use, keys by end, and bytes of all texts together. All of them end when the last text does. A Redis that is short of
// memory may take one of the five by itself: what is left then makes no sense, and goes as well.

const COMMON = `
local count = redis.call('HLEN', KEYS[1])
if redis.call('HLEN', KEYS[2]) ~= count or redis.call('ZCARD', KEYS[3]) ~= count or redis.call('ZCARD', KEYS[4]) ~= count
  or (count > 0 and redis.call('EXISTS', KEYS[5]) == 0) then redis.call('DEL', unpack(KEYS)) end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local use = string.format('%.0f', time[1] * 1000000 + time[2])
local function forget(key)
  local known = redis.call('HGET', KEYS[2], key)
  if not known then return 0 end
  redis.call('DECRBY', KEYS[5], string.match(known, '^(%d+)'))
  redis.call('HDEL', KEYS[1], key)
  redis.call('HDEL', KEYS[2], key)
  redis.call('ZREM', KEYS[3], key)
  redis.call('ZREM', KEYS[4], key)
  return 1
end
for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now, 'LIMIT', 0, 200)) do forget(key) end
`;

/** `ARGV`: the key. Answers text and time of keeping, or nothing. */
export const GET_SCRIPT = `${COMMON}
local known = redis.call('HGET', KEYS[2], ARGV[1])
if not known or tonumber(redis.call('ZSCORE', KEYS[4], ARGV[1]) or '0') <= now then return {} end
redis.call('ZADD', KEYS[3], use, ARGV[1])
return { redis.call('HGET', KEYS[1], ARGV[1]), string.match(known, '^%d+ (%d+)') }
`;

/** `ARGV`: key, text, milliseconds to live, most entries, most bytes, labels in one. Answers 1 where it was kept. */
export const PUT_SCRIPT = `${COMMON}
local key, text, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
forget(key)
if #text > tonumber(ARGV[5]) then return { '0' } end
redis.call('HSET', KEYS[1], key, text)
redis.call('HSET', KEYS[2], key, string.format('%.0f %.0f %s', #text, now, ARGV[6]))
redis.call('ZADD', KEYS[3], use, key)
redis.call('ZADD', KEYS[4], string.format('%.0f', now + ttl), key)
local bytes = redis.call('INCRBY', KEYS[5], #text)
while redis.call('ZCARD', KEYS[3]) > tonumber(ARGV[4]) or bytes > tonumber(ARGV[5]) do
  local oldest = redis.call('ZRANGE', KEYS[3], 0, 0)[1]
  if not oldest then break end
  forget(oldest)
  bytes = tonumber(redis.call('GET', KEYS[5]))
end
local last = redis.call('ZREVRANGE', KEYS[4], 0, 0, 'WITHSCORES')[2]
if last then for _, each in ipairs(KEYS) do redis.call('PEXPIREAT', each, last) end end
return { '1' }
`;

/** `ARGV`: the key. Answers 1 where there was one. */
export const DELETE_SCRIPT = `${COMMON}
return { tostring(forget(ARGV[1])) }
`;

/** `ARGV`: a label, or nothing for all. Answers how many were forgotten. */
export const ERASE_SCRIPT = `${COMMON}
local erased = 0
local all = redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
  local labels = string.match(all[i + 1], '^%d+ %d+ (.*)$') .. ' '
  if ARGV[1] == '' or string.find(' ' .. labels, ' ' .. ARGV[1] .. ' ', 1, true) then erased = erased + forget(all[i]) end
end
return { tostring(erased) }
`;

/** Answers entries and bytes. */
export const SIZE_SCRIPT = `${COMMON}
return { tostring(redis.call('HLEN', KEYS[2])), redis.call('GET', KEYS[5]) or '0' }
`;
