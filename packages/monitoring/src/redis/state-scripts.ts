/**
 * `KEYS`: values by key, order of writing by key, ends of those that end, and the life of the store. `ARGV`: cursor, a
 * name for a new life, the channel to tell of changes, then key, value and milliseconds to live of each entry. Answers
 * the cursor, then key and value of all that was written after the one that was handed in.
 */
export const EXCHANGE_SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now)) do
  redis.call('HDEL', KEYS[1], key)
  redis.call('ZREM', KEYS[2], key)
  redis.call('ZREM', KEYS[3], key)
end
redis.call('SET', KEYS[4], ARGV[2] .. ' 0', 'NX')
local life, last = string.match(redis.call('GET', KEYS[4]), '^(%S+) (%d+)$')
last = tonumber(last)
for i = 4, #ARGV, 3 do
  last = last + 1
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  redis.call('ZADD', KEYS[2], last, ARGV[i])
  if ARGV[i + 2] == '' then redis.call('ZREM', KEYS[3], ARGV[i])
  else redis.call('ZADD', KEYS[3], now + tonumber(ARGV[i + 2]), ARGV[i]) end
end
local cursor = life .. ' ' .. string.format('%.0f', last)
if #ARGV > 3 then
  redis.call('SET', KEYS[4], cursor)
  redis.call('PUBLISH', ARGV[3], '1')
end
local since_life, since = string.match(ARGV[1], '^(%S+) (%d+)$')
local from = since_life == life and tonumber(since) or 0
local answer = { cursor }
for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. string.format('%.0f', from), '+inf')) do
  table.insert(answer, key)
  table.insert(answer, redis.call('HGET', KEYS[1], key))
end
return answer
`;

/** `KEYS`: counters. `ARGV`: amount, limit or nothing, and milliseconds to live of each. Answers the index of the first
 * that was refused or 0, then value and milliseconds left of each. */
export const ADD_SCRIPT = `
local after, refused = {}, 0
for i, key in ipairs(KEYS) do
  local amount, limit = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1])
  local value = (after[key] or tonumber(redis.call('GET', key) or '0')) + amount
  if amount > 0 and limit and value > limit then
    refused = i
    break
  end
  after[key] = value
end
if refused == 0 then
  for i, key in ipairs(KEYS) do
    local text = string.format('%.17g', after[key])
    if redis.call('EXISTS', key) == 1 then redis.call('SET', key, text, 'KEEPTTL')
    else redis.call('SET', key, text, 'PX', ARGV[3 * i]) end
  end
end
local answer = { tostring(refused) }
for _, key in ipairs(KEYS) do
  table.insert(answer, redis.call('GET', key) or '0')
  table.insert(answer, string.format('%.0f', math.max(0, redis.call('PTTL', key))))
end
return answer
`;

/** `KEYS`: the lease. `ARGV`: its holder, and milliseconds. Answers whether it is theirs. */
export const LEASE_SCRIPT = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return { '0' } end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return { '1' }
`;

/** `KEYS`: the lease. `ARGV`: its holder. */
export const RELEASE_SCRIPT = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return { '1' }
`;
