import type { PatternGroup } from '../types.ts';

/** Italian: the same frames as in English: not waking, burden, means, farewell, acts done or broken off. */
export const ITALIAN_FRAMES: readonly PatternGroup[] = [
  {
    id: 'frame.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
nessuno _2 (piangerebbe | noterebbe | accorgerebbe | mancherei) _2 (se)? _2 (svegliassi | morissi | sparissi | morto | morta | ci fossi)
nessuno _1 (piangerebbe | noterebbe) se non mi svegliassi
se (una | un)? (macchina | auto | camion | treno | autobus) mi (investisse | ammazzasse | prendesse) _5 (importerebbe | meglio | sollievo | lo stesso)
se (una | un)? (macchina | auto | camion | treno | autobus) mi (investisse | ammazzasse) non mi importerebbe
(unica | sola) _1 (via | soluzione | opzione | uscita) _5 (morte | morire | suicidio | uccidermi | farla finita)
tutto _2 (piu facile | meglio | piu semplice) se _2 (fossi mort* | morissi | sparissi | non ci fossi)
non voglio piu (esserci | esistere | stare qui | essere qui)
(addormentarmi | dormire | andare a letto | chiudere gli occhi | sdraiarmi) _3 (non svegliarmi | mai piu | per sempre | non (aprirli | risvegliarmi))
(magari | vorrei | spero | se solo | prego) _4 (non | mai) (mi)? (svegliassi | svegli | sveglio | fossi nato | fossi nata | fossi mai nato | esistessi | risvegliassi | svegliarmi)
(voglio | vorrei | ho solo voglia di | ho voglia di | penso di | bisogno di) ~ (solo | soltanto)? ~ (sparire | scomparire | svanire | dissolvermi | smettere di esistere | non esistere | non esserci | non esserci piu | che finisca tutto | che tutto finisca | spegnermi | andarmene per sempre)
(starebbe* | starebbero | sarebbe* | sarebbero | vivrebbe* | sta | stanno) _3 (meglio | piu felice | piu felici | piu tranquill* | bene) (senza di me | se (morissi | sparissi | non ci fossi | fossi morto | fossi morta))
(sono | mi sento) ~ (solo | soltanto)? ~ (un | una) (peso | fardello | zavorra | disturbo | spreco | ingombro)
(non) _2 (vedo | trovo | ha | ho | c e) ~ (piu)? ~ (il | alcun | nessun | un)? ~ (senso | motivo | ragione | forza | voglia) ~ (di | per | nel | a)? ~ (continuare | vivere | andare avanti | esistere | la vita | stare al mondo)
(stanco | stanca | stufo | stufa | esausto | esausta) ~ di ~ (vivere | questa vita | esistere | tutto | essere vivo | essere viva | lottare | respirare | stare al mondo)
non ne posso piu (di) ~ (questa vita | vivere | esistere | tutto | stare al mondo)
(non | nn) (ce la faccio | reggo | sopporto | voglio) ~ (piu)? ~ (questa vita | la vita | vivere | esistere | stare qui | andare avanti | stare al mondo)
(voglio morire | morire) _2 (non | nn) ce la faccio
(se) ~ (morissi | sparissi | muoio | scomparissi) _2 (non | nessuno)? ~ (non)? _4 (accorger* | nessuno | mancher* | importerebbe | piangerebbe | noterebbe)
(nessuno) ~ (non)? _3 (accorgerebbe | mancherei | piangerebbe | noterebbe) _4 (moriss* | morto | morta | spariss* | muoio)
(ai | a | i | fino ai) ~ (trent anni | trentanni | trent | vent anni | quarant anni | ## anni | natale | mio compleanno) _2 non ~ (ci)? ~ (arrivo | arrivero | voglio arrivare | vedro)
non (arrivero | arrivo | vedro) ~ (ai | a | il | al)? ~ (trent | vent | quarant | ## | natale | compleanno | prossimo anno)
(raggiungere | ritrovare | rivedere | stare con | andare da | tornare da) _3 (in cielo | in paradiso | lassu | nell aldila) 
(dio | signore | gesu) _2 (prendimi | portami via | mi prenda | mi portasse | prendesse)
(non m importa | non mi importa | fa lo stesso) _3 (vivere o morire | se muoio | morire | se non mi sveglio)
(magari | spero che) _1 (un)? (camion | auto | macchina | treno | fulmine | infarto | cancro | tumore) _2 mi (investisse | ammazz* | uccid* | prenda | porti via)
`,
  },
  {
    id: 'frame.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(sono | seduto | seduta | in piedi) sul bordo (del | di un | della) (ponte | tetto | palazzo | balcone | terrazzo | precipizio)
ho ~ (dei | di nuovo | sempre | spesso)? (pensieri | idee) (suicidi | suicide | di suicidio | di morte)
(spararmi | sparare) _1 (in testa | in bocca | alla testa)
(penso | pensato | pensando | voglia | voglio | vorrei | tentato | tentata | immagino | idea) _2 (di | a)? (uccidermi | ammazzarmi | suicidarmi | farla finita | togliermi di mezzo | togliermi la vita | impiccarmi | morire)
mi (voglio | vorrei | devo) (ammazzare | uccidere | suicidare | impiccare | buttare sotto | sparare)
non (faccio (che | altro che) | smetto di | riesco a non) pensare (al | alla | a) (suicidio | morte | morire | uccidermi | farla finita)
(suicidio | morte | uccidermi | farla finita) _3 (in testa | nella testa | unica via | soluzione | mente)
(cercato | cerco | guardato | googlato) _4 (quant* | come | modi | metodi) _5 (pastiglie | pillole | compresse | morire | uccid* | non svegliar* | suicid* | senza dolore)
(voglia | impulso | voglio | vorrei | pensato | penso | immagino | volte) _3 (buttarmi | gettarmi | saltare | lanciarmi | schiantarmi | impiccarmi | tagliarmi (le vene | i polsi) | annegarmi | spararmi | andare contro)
(guardo | guardavo | fisso) _3 (ponte | finestra | binari | balcone | coltello | pastiglie | corda | trave) _6 (alt* | chied* | pens* | abbastanza | immagin*)
(coraggio) _2 (di | per) (uccidermi | farlo | saltare | farla finita | ammazzarmi)
`,
  },
  {
    id: 'frame.plan',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(stanotte | stasera | oggi | domani | venerdi | questo weekend | sabato | domenica) _2 (lo faccio | la faccio finita | mi ammazzo | mi uccido | mi tolgo | finisce tutto | me ne vado per sempre)
(lo faccio | lo faro) _3 (stanotte | stasera | domani | deciso | ho deciso)
ho deciso _8 (stanotte | stasera | morire | uccider* | ammazzar* | corda | lettere | farla finita | lo faccio)
(domani | quest ora | lunedi | natale | la settimana prossima) _6 non ci (saro | sono) ~ piu?
non ci saro piu
(scritto | scritte | lasciato | pronte) _3 (lettere | lettera | biglietto | biglietti) _8 (addio | bambini | figli | dorm* | perdono | muoio | morto)
(lettera | lettere | biglietto) d? addio
(messo da parte | raccolto | accumulato | ho | conservato) _4 (pastiglie | pillole | medicine | compresse | sonniferi) _8 (prender* | tutte | ingoi* | in una volta)
(le) (prendero | prendo | ingoio | prendero) tutte
(comprato | preso | preparato | procurato | ho) ~ (una | la | il)? ~ (corda | pistola | cappio | veneno | veleno | lametta) 
quando _2 (muore | morira | non c e piu) _3 (cane | gatto | mamma | padre | madre | nonna)? _2 (me ne vado | vado anch | lo seguo | la seguo | vado anche)
(ultimo | ultima) (messaggio | lettera | notte | volta che) _4
(addio) _3 (mondo | a tutti | per sempre | ultimo messaggio | vi amo | perdonatemi)
(regalato | dato via | venduto) _3 (cose | vestiti | libri | gatto | cane) _8 (password | lettera | biglietto | addio | non ci saro)
(prenditi cura | occupati | badate) _5 (gatto | cane | figli | mamma | sorella | bambini) _3 quando _2 (non ci saro | me ne saro | saro morto)
(mi)? (tolgo | togliermi | tolgo) ~ la vita
(venerdi | domani | stasera | stanotte) mi (tolgo | ammazzo | uccido | butto | impicco | sparo)
`,
  },
  {
    id: 'frame.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
mi sono ~ (appena)? ~ (tagliat* | apert*) ~ (le vene | i polsi | un polso | la gola)
(sono | seduto | seduta | in piedi) _2 (sul | sulla | sopra | al bordo) _2 (tetto | parapetto | cornicione | ringhiera | ponte | binari | balcone | bordo | terrazzo) _8 (saltar* | salto | non so se | buttar* | sol* | addio)
(seduto | seduta | in piedi) (sul | sulla) (parapetto | cornicione | ringhiera) _3
(ho) (provato | tentato) ~ (a | di | il)? ~ (impiccarmi | uccidermi | ammazzarmi | suicidarmi | suicidio | togliermi la vita | tagliarmi | buttarmi | annegarmi)
(corda | cintura | ramo | trave) ~ (si)? _1 (rott* | spezzat* | slegat* | cedut*)
(corda | cappio) al collo
(pistola) (in bocca | alla testa | alla tempia)
`,
  },
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
mi (taglio | tagliavo | brucio | bruciavo | colpisco | graffio | mordo | faccio del male | ferisco | picchio) _4 (braccia | braccio | gamb* | cosc* | pols* | pelle | accendino | lametta | per sentire | finche | quando | ogni volta | di nuovo | apposta)
(ricominciato | ricaduta | ricaduto | tornato | tornata) _3 (farmi (del)? male | tagliarmi | autolesion* | lametta)
(voglia | bisogno | voglio) _2 (tagliarmi | farmi (del)? male | bruciarmi | vedere il sangue)
`,
  },
  {
    id: 'frame.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(mia | mio) _1 (sorella | fratello | amica | amico | figlio | figlia | madre | padre | ragazza | ragazzo | moglie | marito | cugina | cugino | compagna | compagno) _2 (dice | ha detto | vuole | minaccia | ha scritto) _3 (ammazz* | uccid* | suicid* | togliersi la vita | morire | buttarsi | farla finita)
`,
  },
  {
    id: 'frame.everyday',
    kind: 'idiom',
    patterns: `
mi sono tagliat* (il | un) dito
suicidio (politico | economico | commerciale | professionale)
(ammazzare | uccidere) chi ha inventato
`,
  },
  {
    id: 'frame.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(non risponde | che faccio | cosa faccio | aiuto | preoccupat* | ho paura | stasera | stanotte | adesso)
`,
  },
];
