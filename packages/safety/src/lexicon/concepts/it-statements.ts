import type { PatternGroup } from '../types.ts';

/** Italian: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const ITALIAN_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(era | sarebbe stato | sarebbe) meglio _1 (se)? non (nascevo | fossi nato | fossi nata | fossi mai nat* | esistessi)
la vita _2 non ha _1 senso
(dovevo | avrei dovuto | dovrei) (morire | essere mort*) _1 io
meglio la morte
(aspetto | spero | prego) _3 (che)? (finisca | mi portino via | il signore mi prenda | dio mi prenda | la morte)
unico modo _8 (smetta | finisca | passi) io
non c e _1 domani per me
per me non c e _1 domani
(non saro | non vi saro) piu un peso
non soffriro (mai)? piu
(dormire | addormentarmi | chiudere gli occhi) e (non svegliarmi | non risvegliarmi | che nessuno mi svegli)
(non)? (ci)? arrivo _1 ai (diciotto | venti | trenta | ##) _4 (ci penso io | non voglio)
(perche | a che serve | che senso ha) _2 (vivo ancora | sono nat* | continuare a vivere | esisto)
`,
  },
  {
    id: 'state.thought',
    category: 'suicide',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
mi sarei _1 (ucciso | uccisa | ammazzato | ammazzata | suicidato | suicidata | sparato | sparata | impiccato | impiccata | buttato (giu | dal | sotto) | buttata (giu | dal | sotto) | tolto la vita | tolta la vita)
mi (ammazzerei | suiciderei | ucciderei | impiccherei | toglierei la vita | butterei (giu | dal | sotto | dalla))
(se | che) (io)? mi (ammazzassi | uccidessi | suicidassi | impiccassi | togliessi la vita | suicidi | uccida | ammazzi)
perche non mi (ammazzo | uccido | suicido | impicco | butto (giu | dal | sotto))
(penso | pensato | ripenso | pensando | pensiero | idea | voglia | settimane che | tempo che) _4 (togliermi la vita | suicidarmi | uccidermi | ammazzarmi | impiccarmi | farla finita | buttarmi (giu | dal | sotto) | spararmi | tagliarmi le vene)
(ci ripenso | ci penso | si pensa) _4 (suicidarmi | farla finita | uccidermi | ammazzarmi | al suicidio)
(penso | sento | dice | mi dico) _1 buttati
(coltelli | coltello | forbici | lama) _4 (piantarm* | infilarm* | conficcarm* | chiamano)
(avessi | avere) (il)? (coraggio | una pistola) _4 (sparato | ucciso | uccisa | ammazzat* | farlo | uccidermi | ammazzarmi | impiccarmi | buttarmi | saltare)
(paura | temo) di (farmi (del)? male | fare una sciocchezza | uccidermi | ammazzarmi | quello che potrei farmi)
(mettere | porre | metto | pongo) fine (alla mia (vita | esistenza) | ai miei giorni)
(darmi | mi do) la morte
(morire | morte) _2 di mia mano
(per poco | quasi) (non)? mi (buttavo | impiccavo | ammazzavo | uccidevo | buttavo (sotto | giu)) _1 (ieri | stanotte | sotto | giu | dal | dalla)?
(sul punto di | a un passo da | a un passo dal | stavo per) (impiccarmi | buttarmi | uccidermi | ammazzarmi | suicidarmi | togliermi la vita | tagliarmi le vene)
(fosse per me | per me) _2 (sarei | starei) _1 (mort* | sotto terra | sottoterra)
(prenderei | ingoierei | manderei giu) tutte (le)? (pastiglie | pillole | compresse)
(conto | penso | progetto | ho in mente) di morire (prima | entro | a | il)
(finiro | finisco | va a finire) (per | che) _1 (suicidarmi | ammazzarmi | uccidermi | mi ammazzo | mi uccido)
(nn | non) ho _1 voglia di (vivere | esistere)
(modo | maniera) piu (veloce | rapido | facile | indolore) (per | di) (morire | uccidersi | uccidermi | ammazzarmi)
(smettere di (esistere | vivere | respirare)) _3 (voglio | vorrei)
(voglio | vorrei | voglia di) smettere di (esistere | vivere | respirare)
(mentito | menti) _8 (pensieri suicidi | suicid* | uccidermi)
`,
  },
  {
    id: 'state.intent',
    category: 'suicide',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
(ho deciso | deciso | ho preso la decisione | decisione presa) _5 (uccidermi | ammazzarmi | suicid* | morire | farla finita | togliermi | impiccarmi | mettere fine | la finisco)
(uccidermi | ammazzarmi | suicidarmi | morire | farla finita | togliermi la vita) _3 (ho deciso | e deciso | ho tutto | sono decis* | ho preso la decisione)
(scelto | fissato | deciso) (un | il | la) (giorno | data) _6 (tranquill* | pace | calm* | moriro | finira)
mio ultimo (natale | compleanno | inverno | giorno) _3 (scelto io | deciso io | poi | lo so)
(mi dimettono | esco dall ospedale | mi fanno uscire) _3 (ci riprovo | riprovo | lo rifaccio)
(stavolta | questa volta) (non (sbaglio | fallisco | mi salvano | fallisco) | riesco | ce la faccio a morire)
(cintura | corda | cappio | laccio) al collo
(metto | messo | tengo) da parte _2 (sonniferi | pastiglie | pillole | gocce) _3 (uccidermi | morire | farla finita)
non cercatemi _6 (colpa | addio | perdon* | mamma)
(dite | di) (a)? (mamma | mia madre | ai miei | ai bambini) _6 non e colpa sua
(raggiungo | raggiungero) (papa | mamma | mio | mia | nonna | nonno | lui | lei) _4 (manca poco | presto | stanotte | stasera | lassu | in cielo)
(regalato | dato via | venduto) _6 dove vado non (mi)? serv* .
(mollo | lascio) tutto _3 (anche me | la vita)
(qualche | poche) or* _3 non soffriro
(uccidermi | ammazzarmi | morire | farla finita | vivere | esistere) .? (ho deciso | e deciso | la decisione e presa | ho preso la decisione)
contato le (pastiglie | pillole | compresse) _6 (prendo | ingoio | prendero)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(guidando | sto guidando | in macchina) _3 (verso | contro) _1 (scogliera | burrone | muro | albero | precipizio) _4
(aperto | apro) _1 gas _4 (chius* | sigillat* | finestre | addio | dormire)
(dall altra parte | al di la) (del parapetto | della ringhiera | della rete)
(ho)? (preso | ingoiato | mandato giu) tutto _5 (tardi | addio | grazie | scus*)
(canna | fucile | pistola) _2 (in bocca | alla tempia)
(sono | sto) sul (tetto | ponte | cornicione) _8 (salto | mi butto)
sul (tetto | ponte | cornicione | balcone) _2 (non ce la faccio piu | non ne posso piu) _2 (salto | mi butto | mi lancio)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(braccia | braccio | gambe | cosce | polsi) (pien* | copert*) di (tagli | cicatrici | ferite | bruciature)
(punisco | punirmi) _1 (bruciandomi | tagliandomi | picchiandomi | graffiandomi | colpendomi)
(non riesco a smettere di) (tagliarmi | farmi (del)? male | ferirmi | bruciarmi)
(farmi (del)? male | tagliarmi) _3 (unica cosa | mi calma | mi da sollievo | mi solleva)
`,
  },
  {
    id: 'state.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(minaccia | dice | giura | ha detto) _2 (di | che)? _2 (ammazzarsi | uccidersi | suicidarsi | togliersi la vita | buttarsi | si ammazza | si uccide | la fa finita)
(credo | temo | sospetto | paura) _6 (stia pensando | pensi | voglia) _2 (di | a)? (suicid* | uccid* | ammazz* | farla finita | togliersi)
mi* (sorella | fratello | figlia | figlio | amica | amico | ragazza | ragazzo | cugina | nipote) si (taglia | fa (del)? male | ferisce | brucia)
mi* (nonna | nonno | madre | padre | sorella | fratello) _6 (la fa finita | farla finita | si ammazza)
(amica | amico | sorella | fratello | figlia | figlio) _5 che non vuole _1 vivere
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
badante _1 (maltratta | picchia | strattona | insulta)
(badante | infermier* | operator*) _1 (maltratta | picchia) _1 (mia | mio)
mi stringe il collo
(se vado | se lo lascio | se parlo | se lo denuncio | se me ne vado) _3 mi (ammazza | uccide)
(viene nel mio letto | mi tocca di notte | mi tocca la notte)
`,
  },
  {
    id: 'state.child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(foto | video) (nuda | nudo | senza vestiti | intim*) _10 (anni | senno | se no | altrimenti | ai miei)
`,
  },
  {
    id: 'state.harm',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(paura di)? fare (del)? male al (mio)? (bambino | neonato | bimbo)
`,
  },
  {
    id: 'state.psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(microchip | chip | telecamere | cimici) (nei | nel | nella) (denti | cervello | testa | dente | muri | occhi)
(sentono | leggono | ascoltano) i miei pensieri
(non dormo da | senza dormire) _4 (eletto | eletta | prescelto | missione | tutto torna | energia)
`,
  },
  {
    id: 'state.eating',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(# | cinque | tre | quattro) giorni _1 (bevo solo acqua | solo acqua | senza mangiare | che non mangio) _6 (kg | chili | arrivare | grass* | dimagrire)
(lassativi) _8 (dimagrire | grass* | svenut*)
`,
  },
  {
    id: 'state.medical',
    category: 'acute_medical',
    level: 5,
    subject: 'self',
    holdsNegation: true,
    patterns: `
bocca storta
`,
  },
  {
    id: 'state.overdose',
    category: 'overdose_poisoning',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(figlia | figlio | bambino | bambina | nonna | cane) _1 (bevuto | ingoiato | mangiato) _1 (disgorgante | candeggina | detersivo | ammoniaca | acido | pila)
(per sbaglio) (il)? doppio (delle | della | dei)? _1 (gocce | dose | pastiglie | medicin*)
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
mi sparo (l ultima | la | un | una | tutta | tutte | gli | le) _3 (stagione | serie | puntat* | episod* | film | maratona | gelato | pizza)
mi taglio (la frangia | i capelli | le unghie | la barba | il ciuffo)
meglio morire che (mettere | mangiare | usare | indossare | tifare)
(suicidio) (del | della) (manager | banchiere | poliziotto | calciatore | detenuto | attore | cantante)
(mi | si | ci) (taglio | taglia | tagliano | sono tagliat*) (i | la | le | il) (capelli | frangia | unghie | barba | ciuffo)
(preso | bevuto | mangiato) tutt* (le | gli | il | la) (vitamine | integratori | pasta | pizza | verdure | torta)
`,
  },
  {
    id: 'state.self',
    kind: 'mark',
    mark: 'self',
    patterns: `
uccidermi | ammazzarmi | suicidarmi | impiccarmi | buttarmi | togliermi | spararmi | tagliarmi | farmi | annegarmi | ferirmi | piantarmelo | piantarmene | piantarmi | suicidandomi | avvelenarmi | sparirmi | bruciandomi | tagliandomi
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(ripenso | ci ripenso | di nuovo | ancora una volta | sono tornati | e tornato | e tornata)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(minaccia | se lo lascio | se la lascio | se me ne vado | se lo mollo | credo che | temo che | regalando le | di nascosto | conserva le)
non risponde
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(ho deciso | e deciso | la decisione e presa | ho preso la (mia)? decisione) .
`,
  },
];
