import { expect, it } from 'vitest';
import { type FakeMachine, fakeSources } from '../testing/fake-machine.ts';
import { parsePmset } from './parse-pmset.ts';
import { readPower } from './read-power.ts';

const look = (machine: FakeMachine) => readPower(fakeSources(machine), { timeoutMs: 1000, maxBytes: 65_536 });
const supply = '/sys/class/power_supply';
const policy = '/sys/devices/system/cpu/cpufreq/policy0';
const zone = '/sys/class/thermal/thermal_zone1';

// Files as the documents of the kernel describe them; nobody recorded these on a machine.
it('Linux on a battery that saves energy', async () => {
  const files = {
    [`${supply}/AC/online`]: '0\n',
    [`${supply}/BAT0/status`]: 'Discharging\n',
    [`${supply}/BAT0/capacity`]: '41\n',
    '/sys/firmware/acpi/platform_profile': 'low-power\n',
  };
  expect(await look({ files })).toEqual({ source: 'battery', batteryPercent: 41, savesEnergy: true });
});

it('Linux on the mains, where the governor called powersave is the usual one of a driver that scales by itself', async () => {
  const files = {
    [`${supply}/ADP1/online`]: '1\n',
    [`${supply}/BAT0/status`]: 'Not charging\n',
    [`${supply}/BAT0/capacity`]: '80\n',
    [`${policy}/scaling_governor`]: 'powersave\n',
    [`${policy}/scaling_driver`]: 'intel_pstate\n',
    [`${policy}/energy_performance_preference`]: 'balance_performance\n',
  };
  expect(await look({ files })).toEqual({ source: 'mains', batteryPercent: 80, savesEnergy: false });
  const plain = { [`${policy}/scaling_governor`]: 'powersave\n', [`${policy}/scaling_driver`]: 'acpi-cpufreq\n' };
  expect(await look({ files: plain })).toEqual({ savesEnergy: true });
});

it.each([
  ['95000', true],
  ['70000', false],
])('Linux with a zone of %s thousandths of a degree', async (temperature, isThrottled) => {
  const files = {
    '/sys/class/thermal/thermal_zone0/temp': '27800\n',
    [`${zone}/temp`]: `${temperature}\n`,
    [`${zone}/trip_point_0_type`]: 'critical\n',
    [`${zone}/trip_point_0_temp`]: '60000\n',
    [`${zone}/trip_point_1_type`]: 'passive\n',
    [`${zone}/trip_point_1_temp`]: '90000\n',
    [`${zone}/trip_point_2_type`]: 'passive\n',
    [`${zone}/trip_point_2_temp`]: '-274000\n',
  };
  expect(await look({ files })).toEqual({ isThrottled });
});

it('nothing is nothing, and rubbish is nothing', async () => {
  expect(await look({ files: {} })).toBeUndefined();
  const files = { [`${supply}/BAT0/capacity`]: 'NaN%', [`${zone}/temp`]: 'hot', [`${supply}/AC/online`]: '?' };
  expect(await look({ files })).toBeUndefined();
  expect(parsePmset('', 'no such tool', '\u0000')).toEqual({});
});

// Outputs as Apple's manual of pmset and users' reports have them; not recorded here.
it('macOS on a battery, with low power mode, and slowed down by heat', () => {
  const batt =
    "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=4653155)\t87%; discharging; 6:22 remaining present: true\n";
  const therm =
    'Note: No thermal warning level has been recorded\nCPU_Scheduler_Limit \t= 100\n CPU_Available_CPUs \t= 8\n CPU_Speed_Limit \t= 72\n';
  expect(parsePmset(batt, therm, ' sleep                10\n lowpowermode         1\n')).toEqual({
    source: 'battery',
    batteryPercent: 87,
    savesEnergy: true,
    isThrottled: true,
  });
  expect(parsePmset("Now drawing from 'AC Power'\n", '', '')).toEqual({ source: 'mains' });
});

it('macOS is asked by the tool of the system', async () => {
  const pmset = async ([, topic]: readonly string[]) => (topic === 'batt' ? "Now drawing from 'AC Power'\n" : '');
  expect(await look({ platform: 'darwin', tools: { '/usr/bin/pmset': pmset } })).toEqual({ source: 'mains' });
});

it.each([
  ['Power Scheme GUID: a1841308-3541-4fab-bc81-f71556f20b4a  (Power saver)', { savesEnergy: true }],
  ['GUID du mode de gestion : 381b4222-f694-41f0-9685-ff5bb260df2e  (Normal)', { savesEnergy: false }],
  ['Access is denied.', undefined],
])('Windows: %s', async (output, expected) => {
  const sources = {
    ...fakeSources({ files: {} }),
    platform: 'win32' as const,
    run: async () => ({ status: 'done' as const, output }),
  };
  expect(await readPower(sources, { timeoutMs: 1, maxBytes: 1 })).toEqual(expected);
});
