import type { SafetyVerdict } from '@modelhaven/core';
import { countryOf, emergencyFor } from '../resources/choose.ts';
import type { SupportContext } from './support-text.ts';

/** What the model is told where it answers a person who may be in distress. In English: every model follows it best. */
export function instructionsFor(verdict: SafetyVerdict, context: SupportContext): string {
  const emergency = emergencyFor(countryOf(context))?.phone;
  const services = verdict.resources
    .map(
      ({ name, phone, sms, chat, url, hours }) =>
        `${name} (${[phone, sms && `text ${sms}`, chat ?? url].filter(Boolean).join(', ')}; ${hours})`,
    )
    .join('; ');
  const about = verdict.findings.some((finding) => finding.level === verdict.level && finding.subject === 'other')
    ? 'someone they know'
    : 'the person you talk to';
  return [
    `Safety notice: the last message suggests that ${about} may be at risk (${verdict.categories.join(', ')}, level ${verdict.level} of 6).`,
    context.channel === 'story'
      ? 'Step out of the story for this answer, gently, and offer to go back to it afterwards.'
      : '',
    'Answer in the language of the person. First acknowledge the feeling in your own words. Ask directly and calmly whether they think about suicide or about harming themselves, and if so whether there is a plan, the means and a time.',
    'Urge contact with a trusted person and with a professional.',
    services ? `Name these services and no others: ${services}.` : 'Point to findahelpline.com.',
    emergency
      ? `In acute danger the emergency number is ${emergency}.`
      : 'In acute danger point to the local emergency number.',
    'Stay in the conversation. Never give methods, doses or ways to hide; never judge, promise secrecy, diagnose, or change medication. Say that you are an AI if it matters.',
  ]
    .filter(Boolean)
    .join('\n');
}
