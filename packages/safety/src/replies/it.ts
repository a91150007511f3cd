import type { SupportTexts } from './types.ts';

export const it: SupportTexts = {
  checkIn:
    'Grazie per avermelo detto. Sembra davvero pesante, ed è un bene che tu lo abbia messo in parole. Vorrei chiedertelo direttamente: hai pensieri di morte o di toglierti la vita? Qualunque sia la risposta, qui puoi dirla.',
  crisis:
    'È un bene che tu me lo abbia detto, e lo prendo sul serio. Quello che porti sembra insopportabile, e non devi portarlo in solitudine. Stai pensando di toglierti la vita in questo momento? Hai pensato a come o a quando? Per favore, rivolgiti a qualcuno che possa starti accanto: una persona di cui ti fidi, un medico o uno dei servizi qui sotto.',
  means:
    'Se hai vicino qualcosa con cui potresti farti del male, per favore allontanalo o chiedi a qualcuno di portarlo via. Per favore, non passare la notte in solitudine.',
  emergency:
    'Questa è un’emergenza, e la tua vita conta. Per favore, chiama subito {emergency} o fai chiamare qualcuno accanto a te. Di’ che cosa è successo, che cosa hai preso o fatto e quando. Apri la porta, resta dove possono trovarti e non restare in solitudine.',
  emergencyOther:
    'Questa è un’emergenza. Chiama subito {emergency}. Resta con quella persona se per te è sicuro, di’ che cosa è successo e quando, e fai quello che ti dicono al telefono.',
  helper:
    'Grazie per l’attenzione che hai per questa persona. Sentire una cosa simile spaventa, e non devi affrontarla in solitudine. Se può essere in pericolo adesso, chiama {emergency} e restale accanto se è sicuro. Chiedile direttamente se pensa al suicidio: chiederlo non suggerisce l’idea. Ascolta, allontana i mezzi e coinvolgi un altro adulto o un professionista. I servizi qui sotto consigliano anche chi è in pensiero per qualcuno.',
  abuse:
    'Mi dispiace per quello che ti sta succedendo. Non è colpa tua e hai diritto a essere al sicuro. Sei in pericolo in questo momento? Se sì, chiama {emergency} appena puoi farlo senza rischi.',
  harmToOthers:
    'È un bene che tu lo dica qui. Sentimenti così forti possono passare, e nessuno si è ancora fatto male. Per favore, allontanati dalla persona e da tutto ciò che può servire da arma, e parla con qualcuno adesso: una linea di ascolto, un medico o {emergency} se pensi di poterlo fare.',
  leaveStory: 'Esco un momento dalla storia, perché tu conti più di lei.',
  returnToStory: 'La storia resta qui, e possiamo tornarci quando vuoi.',
  resources: 'Persone che puoi contattare:',
  directory: 'Su findahelpline.com trovi un servizio dove vivi.',
  closing: 'Sono un’IA e non sostituisco una persona, ma sono qui e ti leggo. Qual è la cosa più difficile adesso?',
  emergencyFallback: 'il numero di emergenza del tuo paese',
  withheld:
    'Non posso dirlo, perché potrebbe fare del male a qualcuno. Se stai male, preferisco molto di più sapere come stai.',
  failed:
    'In questo momento non posso rispondere. Se sei in pericolo o pensi di farti del male, per favore chiama {emergency} o una persona di cui ti fidi.',
  call: 'chiama',
  text: 'SMS',
};
