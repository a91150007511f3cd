import { z } from 'zod';

const bytes = z.number().min(0).describe('Bytes.');
const bandwidth = z.number().optional().describe('Bytes per second.');

/** What a machine has. What could not be found out is absent. */
export const hardwareSchema = z
  .strictObject({
    platform: z.string(),
    architecture: z.string(),
    cpu: z.strictObject({
      model: z.string().optional(),
      usable_cores: z.number().describe('Affinity and container quota counted in; may be a fraction.'),
      physical_cores: z.int().optional(),
      performance_cores: z.int().optional(),
      efficiency_cores: z.int().optional(),
      features: z.array(z.string()).describe('`avx2`, `avx512`, `neon`, …'),
    }),
    memory: z.strictObject({
      total_bytes: bytes.describe("Bytes this process may use: the container's limit where there is one."),
      available_bytes: bytes,
      unified: z.boolean().describe('True where CPU and GPU share one memory.'),
      bandwidth_bytes_per_second: bandwidth,
    }),
    gpus: z.array(
      z.strictObject({
        name: z.string(),
        vendor: z.enum(['nvidia', 'amd', 'intel', 'apple']).optional(),
        memory_total_bytes: bytes.optional(),
        memory_free_bytes: bytes.optional(),
        utilization: z.number().min(0).max(1).optional().describe('How busy it was in the last moments, 0 to 1.'),
        driver: z.string().optional(),
        compute_capability: z.string().optional(),
        bandwidth_bytes_per_second: bandwidth,
      }),
    ),
    disk: z
      .strictObject({ free_bytes: bytes, total_bytes: bytes, kind: z.enum(['ssd', 'hdd', 'network']).optional() })
      .optional(),
    power: z
      .strictObject({
        source: z.enum(['mains', 'battery']).optional(),
        battery_percent: z.number().min(0).max(100).optional(),
        saves_energy: z
          .boolean()
          .optional()
          .describe('Battery saver, low power mode, or a profile or governor for that.'),
        is_throttled: z.boolean().optional().describe('Heat lowers the clock.'),
      })
      .optional()
      .describe('What may hold the processor back just now.'),
    environment: z.array(z.string()).describe('`docker`, `kubernetes`, `vm`, `wsl`, …'),
    probed_at: z.number().describe('Milliseconds since 1970.'),
  })
  .meta({ id: 'Hardware' });
