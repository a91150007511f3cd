import type { PowerProfile } from '@modelhaven/core';
import { parsePmset } from './parse-pmset.ts';
import type { ToolLimits } from './run-tool.ts';
import type { ProbeSources } from './sources.ts';

// Names that drivers give: ACPI's, those of Chromebooks and of Apple machines with Linux.
const MAINS = ['AC', 'AC0', 'ACAD', 'ADP0', 'ADP1', 'macsmc-ac'];
const BATTERIES = ['BAT0', 'BAT1', 'BATT', 'CMB0', 'macsmc-battery'];
const MOST_ZONES = 12;
const MOST_TRIPS = 6;
// By their whole paths: a program of that name elsewhere is none of the system's.
const MACOS_PMSET = '/usr/bin/pmset';
const WINDOWS_POWERCFG = 'C:\\Windows\\System32\\powercfg.exe';
/** The scheme "Power saver", by the same number on every Windows. */
const WINDOWS_SAVER = /a1841308-3541-4fab-bc81-f71556f20b4a/i;
const WINDOWS_SCHEME = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** What may hold the processor back just now; undefined where nothing is known. */
export async function readPower(sources: ProbeSources, limits: ToolLimits): Promise<PowerProfile | undefined> {
  const found = await readBySystem(sources, limits);
  return Object.keys(found).length === 0 ? undefined : found;
}

async function readBySystem(sources: ProbeSources, limits: ToolLimits): Promise<PowerProfile> {
  if (sources.platform === 'linux') return readLinux(sources.readText);
  const outputOf = async (file: string, ...parameters: readonly string[]): Promise<string> => {
    const answer = await sources.run(file, parameters, limits);
    return answer.status === 'done' ? answer.output : '';
  };
  if (sources.platform === 'darwin') {
    const [batt, therm, settings] = [
      await outputOf(MACOS_PMSET, '-g', 'batt'),
      await outputOf(MACOS_PMSET, '-g', 'therm'),
      await outputOf(MACOS_PMSET, '-g'),
    ];
    return parsePmset(batt, therm, settings);
  }
  if (sources.platform !== 'win32') return {};
  const scheme = await outputOf(WINDOWS_POWERCFG, '/getactivescheme');
  return WINDOWS_SCHEME.test(scheme) ? { savesEnergy: WINDOWS_SAVER.test(scheme) } : {};
}

async function readLinux(readText: ProbeSources['readText']): Promise<PowerProfile> {
  const [supply, savesEnergy, isThrottled] = await Promise.all([
    readSupply(readText),
    readSaving(readText),
    readThrottled(readText),
  ]);
  return {
    ...supply,
    ...(savesEnergy === undefined ? {} : { savesEnergy }),
    ...(isThrottled === undefined ? {} : { isThrottled }),
  };
}

/** https://docs.kernel.org/power/power_supply_class.html */
async function readSupply(readText: ProbeSources['readText']): Promise<PowerProfile> {
  const read = async (name: string, file: string) =>
    (await readText(`/sys/class/power_supply/${name}/${file}`))?.trim();
  const online = await Promise.all(MAINS.map((name) => read(name, 'online')));
  const batteries = await Promise.all(
    BATTERIES.map(async (name) => ({ status: await read(name, 'status'), capacity: await read(name, 'capacity') })),
  );
  const battery = batteries.find(({ status }) => status !== undefined);
  const percent = Number(battery?.capacity ?? Number.NaN);
  const isOnMains = online.includes('1');
  const source =
    battery?.status === 'Discharging' && !isOnMains
      ? 'battery'
      : isOnMains || (battery !== undefined && /^(?:Charging|Full|Not charging)$/.test(battery.status ?? ''))
        ? 'mains'
        : undefined;
  return {
    ...(source === undefined ? {} : { source }),
    ...(percent >= 0 && percent <= 100 ? { batteryPercent: percent } : {}),
  };
}

/** The profile of the platform, and the governor where it really lowers the clock: not with drivers that scale by themselves. */
async function readSaving(readText: ProbeSources['readText']): Promise<boolean | undefined> {
  const policy = '/sys/devices/system/cpu/cpufreq/policy0';
  const [profile, preference, governor, driver] = (
    await Promise.all(
      [
        '/sys/firmware/acpi/platform_profile',
        `${policy}/energy_performance_preference`,
        `${policy}/scaling_governor`,
        `${policy}/scaling_driver`,
      ].map((path) => readText(path)),
    )
  ).map((text) => text?.trim());
  if (profile === undefined && preference === undefined && governor === undefined) return undefined;
  const scalesItself = preference !== undefined || /^(?:intel_pstate|amd-pstate-epp)$/.test(driver ?? '');
  return profile === 'low-power' || preference === 'power' || (governor === 'powersave' && !scalesItself);
}

/** Whether a zone is as hot as where the kernel begins to cool by lowering clocks: its `passive` or `hot` trip point. */
async function readThrottled(readText: ProbeSources['readText']): Promise<boolean | undefined> {
  const zones = await Promise.all(
    Array.from({ length: MOST_ZONES }, async (_, zone) => {
      const base = `/sys/class/thermal/thermal_zone${zone}`;
      const temperature = numberIn(await readText(`${base}/temp`));
      if (temperature === undefined) return undefined;
      const trips = await Promise.all(
        Array.from({ length: MOST_TRIPS }, async (__, trip) => {
          const type = (await readText(`${base}/trip_point_${trip}_type`))?.trim();
          return type === 'passive' || type === 'hot'
            ? numberIn(await readText(`${base}/trip_point_${trip}_temp`))
            : undefined;
        }),
      );
      // What is 0 or less is a trip point that is switched off.
      const known = trips.filter((degrees): degrees is number => degrees !== undefined && degrees > 0);
      return known.length === 0 ? undefined : temperature >= Math.min(...known);
    }),
  );
  const known = zones.filter((zone): zone is boolean => zone !== undefined);
  return known.length === 0 ? undefined : known.includes(true);
}

function numberIn(text: string | undefined): number | undefined {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
