import { z } from 'zod';
import { allLimitsSchema, budgetSchema } from './limit-schemas.ts';

const names = z.array(z.string().min(1));

/** How much work the process takes on before it answers with 503. */
const load = z.strictObject({
  open_requests: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Requests under way at once, streams included; one client gets at most four fifths.'),
  connections: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Open connections; one address gets at most four fifths.'),
  streams_per_connection: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Requests under way at once over one connection of HTTP/2.'),
  event_loop_delay_ms: z
    .int()
    .min(10)
    .max(60_000)
    .optional()
    .describe('How late the process may be on average before it takes on no more.'),
});

/** Where the server listens, what it keeps, and how much it takes on. */
export const serverSchema = z.strictObject({
  host: z.string().min(1).optional(),
  port: z.int().min(0).max(65_535).optional(),
  cors_origins: names.optional(),
  allowed_url_hosts: names
    .optional()
    .describe('Host names inside the network that requests may name in addresses of images and files.'),
  data_dir: z.string().min(1).optional(),
  shared_state: z
    .string()
    .regex(/^(memory|rediss?:\/\/.+)$/, { error: 'must be "memory", or a redis:// address' })
    .optional(),
  telemetry: z
    .strictObject({
      enabled: z.boolean().optional(),
      endpoint: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
      headers: z.record(z.string(), z.string()).optional(),
      traces: z.boolean().optional(),
      metrics: z.boolean().optional(),
      interval_seconds: z.number().min(1).max(3_600).optional(),
      propagate: z
        .union([z.literal('none'), names], { error: 'must be "none", or a list of providers' })
        .optional()
        .describe('Providers that are sent a traceparent besides those on this machine; `none` sends it to nobody.'),
    })
    .optional(),
  limits: allLimitsSchema.optional(),
  budgets: z.record(z.string().min(1).max(200), budgetSchema).optional(),
  load: load.optional(),
  socket: z.string().min(1).max(100).optional().describe('Path of a Unix socket, in place of host and port.'),
  tls: z
    .strictObject({
      cert_file: z.string().min(1),
      key_file: z.string().min(1),
      http2: z.boolean().optional().describe('Whether HTTP/2 is offered beside HTTP/1.1; it is where this is not set.'),
    })
    .optional()
    .describe('PEM files; read anew when they change.'),
  workers: z
    .union([z.int().min(1).max(256), z.literal('auto')], { error: 'must be a whole number from 1 to 256, or "auto"' })
    .optional()
    .describe('Processes that answer at one address; `auto`: as many as there are cores. More than 1 need Redis.'),
  trusted_proxies: names
    .optional()
    .describe(
      'Addresses and networks whose X-Forwarded-For is believed; `loopback` and `uniquelocal` are known names.',
    ),
  responses: z
    .strictObject({
      store: z.enum(['kept', 'memory']).optional(),
      retention_hours: z.number().min(0.01).max(87_600).optional(),
      max_entries: z.int().min(1).max(10_000_000).optional(),
      max_mb: z.number().min(0.001).max(1_048_576).optional(),
    })
    .optional()
    .describe('What /v1/responses keeps for previous_response_id: over restarts, or in memory.'),
  drain_seconds: z.number().min(0).max(3_600).optional().describe('How long /readyz says no before nobody is let in.'),
  shutdown_seconds: z.number().min(0).max(86_400).optional().describe('How long running answers may take to end.'),
});
