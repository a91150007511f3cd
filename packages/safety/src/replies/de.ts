import type { SupportTexts } from './types.ts';

export const de: SupportTexts = {
  checkIn:
    'Danke, dass du mir das sagst. Das klingt sehr schwer, und es ist gut, dass du es aussprichst. Ich möchte dich direkt fragen: Hast du Gedanken daran, zu sterben oder dir das Leben zu nehmen? Wie auch immer die Antwort ist, du kannst sie hier sagen.',
  crisis:
    'Es ist gut, dass du mir das gesagt hast, und ich nehme es ernst. Was du trägst, klingt unerträglich, und du musst es nicht allein tragen. Denkst du gerade daran, dir das Leben zu nehmen? Hast du daran gedacht, wie oder wann? Bitte wende dich an jemanden, der bei dir sein kann: an einen Menschen, dem du vertraust, an eine Ärztin oder einen Arzt oder an einen der Dienste unten.',
  means:
    'Wenn etwas in deiner Nähe ist, womit du dich verletzen könntest, bring bitte Abstand dazwischen oder bitte jemanden, es wegzunehmen. Bitte bleib heute Nacht nicht allein.',
  emergency:
    'Das ist ein Notfall, und dein Leben zählt. Bitte ruf jetzt {emergency} an oder lass jemanden bei dir anrufen. Sag, was geschehen ist, was du genommen oder getan hast und wann. Schließ die Tür auf, bleib dort, wo man dich findet, und bleib nicht allein.',
  emergencyOther:
    'Das ist ein Notfall. Bitte ruf jetzt {emergency} an. Bleib bei der Person, wenn das für dich sicher ist, sag, was geschehen ist und wann, und tu, was man dir am Telefon sagt.',
  helper:
    'Danke, dass du auf diesen Menschen achtest. So etwas zu hören macht Angst, und du musst damit nicht allein zurechtkommen. Wenn jetzt Gefahr besteht, ruf {emergency} an und bleib da, wenn das für dich sicher ist. Frag direkt nach Suizidgedanken: Fragen bringt niemanden auf die Idee. Hör zu, bring mögliche Mittel außer Reichweite und hol einen anderen Erwachsenen oder Fachleute dazu. Die Dienste unten beraten auch Angehörige.',
  abuse:
    'Es tut mir leid, was dir geschieht. Es ist nicht deine Schuld, und du hast ein Recht auf Sicherheit. Bist du in diesem Moment in Gefahr? Wenn ja, ruf {emergency} an, sobald du es sicher tun kannst.',
  harmToOthers:
    'Es ist gut, dass du es hier sagst. So starke Gefühle können vorübergehen, und noch ist niemand verletzt. Bitte geh weg von der Person und von allem, was als Waffe dienen könnte, und sprich jetzt mit jemandem: einer Krisenhilfe, einer Ärztin oder {emergency}, wenn du es tun könntest.',
  leaveStory: 'Ich trete kurz aus der Geschichte heraus, weil du wichtiger bist als sie.',
  returnToStory: 'Die Geschichte bleibt hier, und wir können jederzeit zu ihr zurück.',
  resources: 'Menschen, die du erreichen kannst:',
  directory: 'Unter findahelpline.com findest du einen Dienst, wo du lebst.',
  closing: 'Ich bin eine KI und ersetze keinen Menschen, aber ich bin da und höre zu. Was ist gerade am schwersten?',
  emergencyFallback: 'den Notruf deines Landes',
  withheld:
    'Das kann ich nicht sagen, weil es jemanden verletzen könnte. Wenn es dir schlecht geht, möchte ich viel lieber hören, wie es dir geht.',
  failed:
    'Ich kann gerade nicht antworten. Wenn du in Gefahr bist oder daran denkst, dir etwas anzutun, ruf bitte {emergency} an oder wende dich an einen Menschen, dem du vertraust.',
  call: 'Telefon',
  text: 'SMS',
};
