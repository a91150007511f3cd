/**
 * What `createMeterBook` does, for meters that several servers share; in one round trip, and at once. `KEYS[1]` has the
 * servers by when they were last heard of, `KEYS[2]` the number of the last batch of the sender, the others are meters;
 * `ARGV[1]` is the batch as JSON. Numbers are answered as text: Redis would cut fractions, and JSON long numbers.
 */
export const LEDGER_SCRIPT = `
local SLICES = 60
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local batch = cjson.decode(ARGV[1])
local function text(n) return string.format('%.0f', n) end

local known = redis.call('ZSCORE', KEYS[1], batch.server) and 1 or 0
if batch.formerly then redis.call('ZREM', KEYS[1], batch.formerly) end
redis.call('ZADD', KEYS[1], now, batch.server)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. text(now - batch.lost_ms))
redis.call('PEXPIRE', KEYS[1], 86400000)
local live = {}
local servers = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, name in ipairs(servers) do live['r:' .. name] = true end
local own = 'r:' .. batch.server

local function slice_ms(meter) return math.max(1, math.ceil(meter.window_ms / SLICES)) end

local function add_to(key, field, amount)
  if redis.call('HINCRBY', key, field, text(amount)) < 0 then redis.call('HSET', key, field, '0') end
end

local function keep(key, meter)
  if meter.kind == 'window' then redis.call('PEXPIRE', key, text(meter.window_ms * 2))
  elseif meter.kind == 'spending' then redis.call('PEXPIREAT', key, text(meter.ends_at + 86400000))
  else redis.call('PEXPIRE', key, 86400000) end
end

local last = tonumber(redis.call('GET', KEYS[2]) or '0')
if batch.number > last then
  for _, change in ipairs(batch.changes) do
    local key = KEYS[change.key]
    if change.kind == 'window' then
      local slice = math.floor((now - change.age_ms) / slice_ms(change))
      if change.add ~= 0 then add_to(key, text(slice), change.add) end
    else
      if change.floor and tonumber(redis.call('HGET', key, 's') or '0') < change.floor then
        redis.call('HSET', key, 's', text(change.floor))
      end
      if change.add ~= 0 then add_to(key, 's', change.add) end
      if change.reserve ~= 0 then add_to(key, own, change.reserve) end
    end
    keep(key, change)
  end
  redis.call('SET', KEYS[2], text(batch.number), 'PX', 86400000)
end

local function state_of(key, meter)
  local state = { used = 0, reserved = 0, others = 0, newest = nil, slices = {} }
  local fields = redis.call('HGETALL', key)
  local current = meter.kind == 'window' and math.floor(now / slice_ms(meter)) or 0
  local ahead = 0
  for i = 1, #fields, 2 do
    local field, amount = fields[i], tonumber(fields[i + 1])
    if meter.kind == 'window' then
      local slice = tonumber(field)
      if slice < current - SLICES then redis.call('HDEL', key, field)
      elseif slice > current then
        redis.call('HDEL', key, field)
        ahead = ahead + amount
      elseif amount > 0 then
        state.used = state.used + amount
        table.insert(state.slices, { slice, amount })
        if not state.newest or slice > state.newest then state.newest = slice end
      end
    elseif field == 's' then state.used = amount
    elseif live[field] then
      state.reserved = state.reserved + amount
      if field ~= own then state.others = state.others + amount end
    else redis.call('HDEL', key, field) end
  end
  if ahead > 0 then
    add_to(key, text(current), ahead)
    state.used = state.used + ahead
    table.insert(state.slices, { current, ahead })
    state.newest = current
  end
  return state
end

local function room_for(state, meter, amount)
  if meter.soft then return amount end
  if meter.kind == 'window' then
    local wanted = math.min(amount, meter.limit)
    if wanted == 0 or state.used + wanted <= meter.limit then return wanted end
    table.sort(state.slices, function(a, b) return a[1] < b[1] end)
    local needed, freed = state.used + wanted - meter.limit, 0
    for _, slice in ipairs(state.slices) do
      freed = freed + slice[2]
      if freed >= needed then return 0, (slice[1] + SLICES + 1) * slice_ms(meter) - now end
    end
    return 0, meter.window_ms
  end
  local left = meter.limit - state.used - state.reserved
  if meter.kind == 'slots' then
    if left >= amount then return amount end
    return 0, batch.slot_wait_ms
  end
  if not meter.billed then return 0 end
  if left > 0 then return math.min(amount, left) end
  return 0, math.max(0, meter.ends_at - now)
end

local refused, wait = 0, 0
local taken = {}
for index, claim in ipairs(batch.claims) do
  local amount, wait_ms = room_for(state_of(KEYS[claim.key], claim), claim, claim.amount)
  taken[index] = amount
  if wait_ms and refused == 0 then refused, wait = index, wait_ms end
end
if refused == 0 then
  for index, claim in ipairs(batch.claims) do
    local key = KEYS[claim.key]
    if taken[index] > 0 then
      if claim.kind == 'window' then add_to(key, text(math.floor(now / slice_ms(claim))), taken[index])
      else add_to(key, own, taken[index]) end
      keep(key, claim)
    end
  end
end

local answer = { text(refused), text(wait), text(#servers), text(known) }
for index, claim in ipairs(batch.claims) do
  local state = state_of(KEYS[claim.key], claim)
  local reset = 0
  if claim.kind == 'spending' then reset = math.max(0, claim.ends_at - now)
  elseif claim.kind == 'window' and state.newest then reset = (state.newest + SLICES + 1) * slice_ms(claim) - now end
  local got = refused == 0 and taken[index] or 0
  for _, n in ipairs({ got, state.used, state.reserved, state.others, reset }) do table.insert(answer, text(n)) end
end
return answer
`;
