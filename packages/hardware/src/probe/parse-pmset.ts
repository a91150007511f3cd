import type { PowerProfile } from '@modelhaven/core';

/** What `pmset -g batt`, `pmset -g therm` and `pmset -g` of macOS say of power and heat. */
export function parsePmset(batt: string, therm: string, settings: string): PowerProfile {
  const source = /drawing from '(AC|Battery) Power'/.exec(batt)?.[1];
  const percent = /\b(\d{1,3})%;/.exec(batt)?.[1];
  const saver = /^\s*lowpowermode\s+([01])\s*$/m.exec(settings)?.[1];
  // Percent of the full clock; Apple's own chips mostly say nothing here.
  const limit = /CPU_Speed_Limit\s*=\s*(\d+)/.exec(therm)?.[1];
  return {
    ...(source === undefined ? {} : { source: source === 'AC' ? 'mains' : 'battery' }),
    ...(percent === undefined || Number(percent) > 100 ? {} : { batteryPercent: Number(percent) }),
    ...(saver === undefined ? {} : { savesEnergy: saver === '1' }),
    ...(limit === undefined ? {} : { isThrottled: Number(limit) < 100 }),
  };
}
