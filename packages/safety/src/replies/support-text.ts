import type { CrisisResource, SafetyVerdict } from '@modelhaven/core';
import { countryOf, emergencyFor } from '../resources/choose.ts';
import { SUPPORT_TEXTS } from './texts.ts';
import type { SupportTexts } from './types.ts';

/** For whom a supportive text is written. */
export interface SupportContext {
  readonly channel?: 'story' | 'ooc' | undefined;
  readonly locale?: string | undefined;
  readonly country?: string | undefined;
  /** Language of the text itself, where it is known better than by the locale. */
  readonly language?: string | undefined;
}

/** The texts of a language; English where there are none. */
export function textsFor(language: string | undefined): SupportTexts {
  return SUPPORT_TEXTS[language?.split(/[-_]/)[0]?.toLowerCase() ?? 'en'] ?? SUPPORT_TEXTS['en'] ?? raise();
}

function raise(): never {
  throw new Error('the English texts are missing');
}

/** The supportive answer to a verdict: the same for the same input, needs no model. */
export function supportText(verdict: SafetyVerdict, context: SupportContext): string {
  const texts = textsFor(context.language ?? context.locale);
  const parts: string[] = [];
  const inStory = context.channel === 'story';
  const isEmergency = verdict.action === 'emergency';
  // Where a life is in danger now, nothing comes before the number.
  if (isEmergency) parts.push(emergencySentence(verdict, texts));
  if (inStory) parts.push(texts.leaveStory);
  if (!isEmergency || isAboutOther(verdict)) parts.push(...body(verdict, texts));
  const list = resourceList(verdict.resources, texts);
  if (list) parts.push(list);
  if (inStory) parts.push(texts.returnToStory);
  parts.push(texts.closing);
  const number = emergencyFor(countryOf(context))?.phone ?? texts.emergencyFallback;
  return parts.join('\n\n').replaceAll('{emergency}', number);
}

/** The emergency number and what to do, alone: what stands before anything else where a life is in danger now. */
export function emergencyText(verdict: SafetyVerdict, context: SupportContext): string {
  const texts = textsFor(context.language ?? context.locale);
  const number = emergencyFor(countryOf(context))?.phone ?? texts.emergencyFallback;
  return emergencySentence(verdict, texts).replaceAll('{emergency}', number);
}

function emergencySentence(verdict: SafetyVerdict, texts: SupportTexts): string {
  return isAboutOther(verdict) ? texts.emergencyOther : texts.emergency;
}

function isAboutOther(verdict: SafetyVerdict): boolean {
  return worstFinding(verdict)?.subject === 'other';
}

/** What is said when the engine itself fails. */
export function failureText(context: SupportContext): string {
  const texts = textsFor(context.language ?? context.locale);
  const number = emergencyFor(countryOf(context))?.phone ?? texts.emergencyFallback;
  return texts.failed.replaceAll('{emergency}', number);
}

function body(verdict: SafetyVerdict, texts: SupportTexts): readonly string[] {
  const worst = worstFinding(verdict);
  if (worst?.subject === 'other') return [texts.helper];
  if (worst?.category === 'abuse' || worst?.category === 'child_safety') return [texts.abuse];
  if (worst?.category === 'harm_to_others') return [texts.harmToOthers];
  if (verdict.action === 'crisis')
    return verdict.level >= 3 && worst?.category === 'suicide' ? [texts.crisis, texts.means] : [texts.crisis];
  return [texts.checkIn];
}

function worstFinding(verdict: SafetyVerdict): SafetyVerdict['findings'][number] | undefined {
  return [...verdict.findings].sort(
    (a, b) => b.level - a.level || Number(b.subject === 'self') - Number(a.subject === 'self'),
  )[0];
}

function resourceList(resources: readonly CrisisResource[], texts: SupportTexts): string | undefined {
  if (resources.length === 0) return undefined;
  const lines = resources.map((resource) =>
    resource.topics.includes('directory')
      ? `- ${texts.directory}`
      : `- ${resource.name}: ${contact(resource, texts)} (${resource.hours})`,
  );
  return [texts.resources, ...lines].join('\n');
}

function contact({ phone, sms, chat, url }: CrisisResource, texts: SupportTexts): string {
  const ways = [phone && `${texts.call} ${phone}`, sms && `${texts.text} ${sms}`, chat ?? url];
  return ways.filter(Boolean).join(', ');
}
