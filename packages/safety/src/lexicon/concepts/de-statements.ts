import type { PatternGroup } from '../types.ts';

/** German: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const GERMAN_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
hoffentlich _2 (uberfahrt | erwischt | trifft | holt) mich _3 (auto | bus | lkw | laster | zug | blitz | schlag | krebs)
(warte | wart) _4 (dass es | bis es | dass alles) vorbei ist
(mir)? (wars | wars | wares | ware es | ist es | ists) _1 egal (wenn | ob) ich _2 (sterbe | sterben | aufwache | tot)
(wunsch | wunsche | wunschte | hoffe | will | mochte) _4 (nicht mehr | nie mehr | nie wieder) (aufzuwachen | aufwachen | aufwache | aufzustehen)
(es)? (gibt)? (fur mich) kein morgen (mehr)?
(gibt | ist) _1 kein morgen _1 fur mich
(musst ihr | braucht ihr) _3 um mich _1 keine sorgen mehr
(nachsten | nachste | meinen) (geburtstag | weihnachten | winter | sommer) _1 erlebe ich (nicht | nicht mehr)
(hatte | hatt) _1 (mich)? (nie | nicht) (geboren | auf die welt)
(ich)? (hatte | hatt) _3 (sterben sollen | tot sein sollen | draufgehen sollen)
(kein bock | kb | keinen bock | keine lust) _1 (mehr)? (auf | aufs) _1 leben
(dann)? tut nichts mehr weh
(besser | lieber) tot _1 als
(wozu | warum | wofur) _2 (lebe ich | leb ich | weiterleben | noch leben | bin ich geboren)
(wurde | wurd) _1 lieber nicht (existieren | leben | da sein | mehr leben)
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
(hatte | hatt) (ich)? mich _5 (umgebracht | erhangt | aufgehangt | erschossen | totgefahren | vor den zug geworfen | aus dem fenster gesturzt)
(wurde | wurd | konnte | sollte) _1 mich _4 (umbringen | erhangen | aufhangen | erschiessen | killen | abmurksen)
(wenn | ob | dass) ich mich _3 (umbringe | umbringen | umbrachte | erhange | aufhange | erschiesse | kille)
(ans | an das | ubers) _1 (umbringen | sterben durch | erhangen | aufhangen | selbstmord)
ans sterben durch eigene hand
(durch | von) eigener? hand (sterben | denk*)?
will mich _4 (killen | umbringen | wegmachen | abmurksen | erhangen | aufhangen)
(angst | furchte | befurchte) _2 (dass)? ich mir _2 (was | etwas) (antue | antu | antun)
(sich | mir) die kugel (zu geben | geben)
(gedanken | gedanke | drang | bilder) nicht los mir _1 (die)? (pulsadern | adern | kehle | handgelenke)
(gedanken | gedanke | drang) nicht los mich _2 (umzubringen | zu toten | zu erhangen)
(uberlegt | uberlege | weiss) _1 wie ich es _1 (mache | tue | tu | anstelle) _3 (tabletten | seil | strick | zug | brucke | wahrscheinlich)
(mut | traue | trau) _4 (mich umzubringen | zu springen | mich zu erhangen | mich aufzuhangen | abzudrucken)
(warum | wieso) bring ich mich nicht (einfach)? um
(bringe | bring | brachte) (ich)? mich _3 um
(hange | hang) (ich | i) (mich | mi) auf
(war | ware | wars | bin) _2 (fast | beinah | beinahe) _2 (vor | von | aus | unter) _2 (zug | bahn | u bahn | s bahn | brucke | fenster | dach | balkon | auto | lkw) _1 (gesprungen | gegangen | gelaufen)
(hatte | hatt) _1 mich _3 (fast | beinah | beinahe) _2 (umgebracht | erhangt | aufgehangt | vor den)
(kurz davor | kurz vorm | drauf und dran) _1 (mich | mir)? _3 (umzubringen | aufzuhangen | zu erhangen | zu springen | das leben zu nehmen | selbstmord)
(messer | schere | klinge) _5 (mir) _1 (reinrammen | reinstechen | reinstossen | in den bauch | in die brust)
(schnellsten | leichtesten | schmerzlos*) (weg | methode | art) _1 (zu sterben | mich umzubringen | sich umzubringen)
meinen? eigenen tod
(weg | fort | raus) von dieser welt
(plane | habe vor | hab vor | gedenke) _4 zu sterben
(wenns nach mir ginge | von mir aus | ginge es nach mir) _2 (ware ich | war ich) (schon)? (tot | unter der erde)
(wurde | wurd) alle (tabletten | pillen) _1 (schlucken | nehmen)
(will | mochte | wurde gern) _1 (aufhoren zu (leben | atmen | existieren) | nicht mehr atmen)
(irgendwann | bald | am ende) bring ich mich _1 um
(denke | denk | dachte) _2 wieder _3 (selbstmord | suizid | mich umzubringen | ans sterben)
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
(habe | hab | ist) _6 (beschlossen | entschieden | entschlossen) _3 (dass ich)? (mich | zu sterben | nicht mehr zu leben | mein leben zu beenden | sterbe) _2 (umbring* | umzubringen | tote | toten | erhange*)?
(umbringen | umzubringen | sterben | schluss machen | nicht mehr leben) _4 (beschlossen | entschieden | entschlossen | steht fest | fest entschlossen)
(entschluss | entscheidung) _2 (steht | gefallen | gfallen | getroffen) _5 (hang* | umbring* | sterb* | spring* | tabletten | heute | heit)
(tag | datum | termin) _1 (ausgesucht | festgelegt | gewahlt | ausgewahlt) _6 (ruhig | frieden | sterb* | entspannt | dann ist)
(gehe | geh) heute _1 (nacht | abend) _2 (komme | komm) nicht (zuruck | wieder)
(verschenkt | weggegeben | verkauft) _3 (brauch* | brauche) _8 (wo ich hingeh*)
(knarre | pistole | waffe | gewehr | seil | strick | gift) _1 (besorgt | gekauft) _3 (fur mich | bald | heute)
(gewehr | pistole | waffe | flinte) _10 (ich tus | ich tu es | tus | allein)
(tabletten | pillen | medikamente | schlaftabletten) _3 (neben mir | vor mir | liegen bereit)
(bahnhof | gleis | gleise | bahnsteig | bahnubergang) _10 (werf | werfe | leg | lege | spring | springe) (mich | ich)
(werf | werfe | schmeiss | schmeisse) mich (davor | vor den | vor die | runter | hinunter)
(seid | sei) mir nicht bose _6 (nicht zuruck | gehe | leb* | tschuss)
(nur noch)? (paar | wenige) stunden _3 tut nichts mehr weh
(erlebe ich nicht) _2 (dafur sorge ich | sorg ich)
(sagt | sag | richtet) _4 (kindern | mama | eltern | familie) _4 (nicht | keine) _1 schuld
(diesmal | dieses mal) (klappt es | klappts | geht nichts schief | mach ich es richtig | schaffe ich es)
(entlassen | rauskomme | raus bin) _4 (mach | mache | versuch*) ich es (wieder | nochmal | noch mal)
(umbringen | sterben | nicht mehr leben | leben | tot sein) .? (ich)? (habe | hab) (ich)? (mich)? (entschieden | entschlossen | beschlossen)
(umbringen | sterben | leben | tot sein) .? (ich)? (bin)? _1 (fest)? (entschlossen | entschieden)
(tabletten | pillen) (abgezahlt | gezahlt | bereitgelegt) _6 (nehm* | schluck*)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(steh | stehe | sitze | sitz | bin) _1 (auf dem | aufm | auf) _1 (dach | brucke | gelander | balkon) _6 (stock | trau | spring* | gleich | runter | tschuss)
(gas) _1 (aufgedreht | angemacht | geoffnet) _8 (fenster | zu | tschuss | dicht | nicht retten)
(fahre | fahr | rase) _2 (auf | gegen | richtung) _2 (klippe | wand | baum | brucken* | abgrund | pfeiler) _4 (brems* | voll | vollgas)
(alles | alle) (geschluckt | genommen | runtergeschluckt) _6 (zu spat | danke | tschuss | verzeih*)
(auf der | hinter dem | uber das) (anderen seite)? _2 gelander _2 (geklettert | gestiegen | brucke)
(bin | sitz | steh) auf dem dach _8 (spring | springe)
auf dem dach _2 (kann nicht mehr | halte es nicht mehr aus | ich kann nicht mehr) _2 (spring | springe)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(mir | mich) _3 (verbrennungen | schnitte | schmerzen | wunden) _1 (zufugen | zuzufugen | zugefugt)
(arme | arm | beine | oberschenkel) _2 (voll* | ubersat) _2 (schnitte* | narben | brandwunden | wunden)
(will | muss | mochte) mich _3 (bestrafen | ritzen | schneiden | verletzen | brennen)
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
(bruder | bruada | bruader | schwester | freund | freundin | sohn | tochter | vater | mutter | kumpel) _3 (gesagt | gsogt | sagt | droht | geschrieben) _3 (hangt | bringt | erschiesst | umbringt | springt)
(kumpel | freund | freundin | bruder | schwester | mutter | vater | sohn | tochter) _3 (tabletten | pillen) (genommen | geschluckt) _6 (handy | ran | antwort* | erreich*)
(tochter | sohn | schwester | bruder | freundin | freund) (ritzt | schneidet | verletzt | verbrennt) (sich)
(kollegin | kollege | freundin | freund | tochter | sohn | vater | mutter | bruder | schwester) _2 (wirklich | akut | vielleicht)? suizidal
(vater | mutter | sohn | tochter | bruder | schwester | mann | frau | freund | freundin | opa | oma) _2 (will | wolle | konnte) sich _2 (etwas | was) (antun | antut)
(wenn ich (ihn | sie) verlasse | wenn ich schluss mache | wenn ich gehe) _3 (bringt | tut) (er | sie) sich _2 (um | an)
(freundin | freund | schwester | bruder | tochter | sohn) _5 dass (sie | er) nicht mehr (leben | da sein) will
(freundin | freund | schwester | bruder | tochter | sohn) _5 (will | mag) nicht mehr (leben | da sein)
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(pfleger | pflegerin | betreuer | betreuerin) _1 (schubst | schlagt | misshandelt | stosst) (meine | meinen)
(wenn ich) _2 (verlasse | gehe | rede | anzeige) _1 (bringt er | schlagt er | totet er) mich
(wurde | bin) _3 vergewaltigt (worden)?
`,
  },
  {
    id: 'state.harm',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(abstechen | abknallen | erschlagen | totschlagen | niederstechen) _5 (ich tus | tus | tu es | mach es | auch)
(meinem | mein) (baby | kind | sohn | tochter) _2 (etwas | was) antue
`,
  },
  {
    id: 'state.psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(kameras | wanzen | mikrofone | chip) _3 (wande | wanden | zahne | zahn | kopf | gehirn | augen) _2
(horen | lesen) _1 (jeden | jeder | meine) _1 (gedanken | gedanke)
`,
  },
  {
    id: 'state.eating',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(esse | ess) _6 (nur noch)? _1 (wasser | kaugummi | kaugummis) _6 (kilo | kg | abnehmen | dick)
abfuhrmittel _8 (dick | abnehmen | fett | zusammengeklappt)
`,
  },
  {
    id: 'state.overdose',
    category: 'overdose_poisoning',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(aus versehen | versehentlich) _1 doppelte (dosis | menge) _2
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
wort (selbstmord | suizid)
(begriff | wort | ausdruck) _1 (selbstmord | freitod | suizid)
wort (selbstmord | suizid)
bringe? mich fur (die | den | das) (firma | job | arbeit | chef | projekt)
(hang | hange) ich mich _2 (an | rein)
(pc | rechner | computer | handy | laptop) hangt
(schneidet | schneide | ritzt) sich (die)? (haare | nagel | fingernagel | pony | bart)
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(wieder | schon wieder | erneut)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(geht nicht mehr ans handy | geht nicht ran | woran merke ich | befurchte | furchte | furt | droht | wenn ich ihn verlasse | wenn ich sie verlasse)
(antwortet | meldet sich) nicht
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(ich habe | hab | habe) _1 mich entschieden .
(mein)? entschluss steht .
(steht fest | ist beschlossen | habe ich beschlossen) .
`,
  },
];
