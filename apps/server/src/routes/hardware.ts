import { detectionIsOff } from '../errors/detection-is-off.ts';
import { hardwareSchema } from '../json/hardware-schema.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

/** `GET /api/v1/hardware`: what this machine has. */
export function addHardwareRoute(app: App, { hardware, hardwareSettings }: RouteContext): void {
  app.get(
    '/api/v1/hardware',
    {
      config: {
        operation: {
          id: 'getHardware',
          tag: 'Monitoring',
          summary: 'Show what the machine has',
          description:
            'Processor, memory, GPUs, disk and surroundings of the machine that the server runs on. The first answer does not wait for slow tools: a GPU may be missing in it and present in the next.',
          responses: { 200: { description: 'The machine.', schema: hardwareSchema } },
        },
      },
    },
    async () => {
      if (!hardwareSettings.enabled) throw detectionIsOff();
      return toSnakeCase(await hardware.profile());
    },
  );
}
