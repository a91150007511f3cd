import type { PatternGroup } from '../types.ts';

/** German: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const GERMAN_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(bin | nur | eh | bloß) _3 (last | belastung | bürde | klotz am bein) _2 (für | alle | meine)
(ohne mich | wenn ich weg | wenn es mich nicht | wenn ich nicht mehr) _5 (besser | leichter | einfacher | glücklicher) ~ (dran)?
(besser | leichter | einfacher | glücklicher | schöner) _4 (wenn es mich nicht | ohne mich | wenn ich weg | wenn ich nicht mehr | wenn ich tot)
(wäre | wär) ~ ich ~ (doch | nur | bloß)? ~ (tot | nie geboren | gar nicht geboren | nicht mehr da | gestorben)
(halte | ertrage | pack | packe | schaffe) ~ (dieses | das | mein) ~ (leben | dasein) ~ (nicht | nimmer | keinen tag)
(mag | mog | will | wü | wui) ~ (i | ich)? ~ (nimma | nimmer | nimmermehr | nich mehr | net mehr) ~ (leben | lebn | da sein | weiter)?
(sehe | seh | sehn | finde | hat) _3 (keinen sinn | kein sinn | keinen grund) _4 (leben | weiterleben | weiterzuleben | weiterzumachen | dasein)
(hoffe | bete | wünsche mir) ~ (dass | das)? ~ (ich)? _2 (nicht | nie) _2 (aufwache | aufwachen | wach werde)
(verdiene | verdien) ~ (es)? ~ (nicht) ~ (zu)? ~ (leben)
(weg sein | nicht mehr da sein | für immer weg | einfach verschwinden und nie)
`,
  },
  {
    id: 'method.thought',
    category: 'suicide',
    level: 3,
    subject: 'self',
    lifts: true,
    patterns: `
(denke | denk | gedanken | überlege | stelle mir vor | spiele mit dem gedanken | lust | würde | könnte | fantasiere) _5 (brücke | dach | zug | bahn | gleise | hochhaus | balkon | baum | brückenpfeiler) _3 (springen | zu springen | werfen | zu werfen | fahren | zu fahren | legen | zu legen | stürzen | runter*)
(gegen | in) ~ (einen | den | die | ne) ~ (baum | brückenpfeiler | wand | leitplanke) ~ (fahren | zu fahren | rasen)
(pulsadern | handgelenke | adern | kehle) _2 (aufschneiden | aufzuschneiden | aufschlitzen | durchschneiden | öffnen | aufgeschnitten)
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(wenn | falls | sobald) _6 (bring | bringe | töte | erhänge | erschieße) ich mich ~ (um)?
(habe | hab) ~ (mich)? ~ (entschieden | beschlossen | entschlossen) _8 (sterben | zu sterben | tot | ende | vorbei)
(mache | mach | mache ich | mach ich | setze) ~ (schluss mit allem | allem ein ende | meinem leben ein ende | dem leben ein ende | mit allem schluss)
dann bin ich (tot | weg | nicht mehr)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(habe | hab) ~ (mir)? ~ (den | einen | das | ein | die) ~ (strick | seil | schlinge | pistole | waffe | rasierklingen | kohlegrill) ~ (schon | bereits)? ~ (gekauft | besorgt | bereitgelegt | geknotet | geladen | bestellt)
(habe | hab | sammle | hebe) _3 (genug | viele | alle | meine | die) ~ (tabletten | pillen | schlaftabletten | medikamente) _2 (gesammelt | gehortet | aufgehoben | zusammen | auf)
(sitze | sitz | steh | stehe | bin) _2 (hier)? ~ mit ~ (der | einer | dem | einem | den) ~ (rasierklinge | klinge | messer | pistole | strick | tabletten | waffe) ~ (in der hand | in der hand und | vor mir | da)
(abschiedsbrief | abschiedsbriefe) _3 (geschrieben | fertig | liegt | verfasst)
`,
  },
  {
    id: 'behavior.ingestion',
    category: 'suicide',
    level: 6,
    subject: 'self',
    time: 'now',
    patterns: `
(habe | hab) ~ (gerade | eben | soeben | schon)? ~ (alle | die ganzen | sämtliche | ## | zwanzig | dreißig | zu viele | eine ganze packung | die ganze packung | eine handvoll) ~ ($pills)? ~ (auf einmal)? ~ (geschluckt | genommen | eingenommen)
(alle | ganze | sämtliche | ##) ~ $pills ~ (auf einmal | auf ex | gerade | eben)? ~ (geschluckt | genommen | eingenommen | eingeworfen)
(putzmittel | bleichmittel | frostschutzmittel | abflussreiniger | reiniger | rattengift) ~ (getrunken | geschluckt)
`,
  },
  {
    id: 'self_injury.signs',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(arme | arm | beine | haut | handgelenk | oberschenkel | bauch) _2 (aufgeschnitten | aufgeritzt | geritzt | zerschnitten | verbrannt | blutig gekratzt)
(verletze | verletz | schneide | schneid | ritze | ritz | verbrenne | schlage) mich ~ (selbst | selber | wieder | absichtlich | jeden)
`,
  },
  {
    id: 'overdose.accident',
    category: 'overdose_poisoning',
    level: 5,
    subject: 'self',
    patterns: `
(kind | sohn | tochter | baby | hund | mann | frau | oma | opa | er | sie) _3 (putzmittel | bleiche | reiniger | tabletten | batterie | knopfzelle | gift | spülmittel | waschmittel | frostschutz*) ~ (getrunken | geschluckt | gegessen | verschluckt)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
(er | sie | mann | freund | vater | ex) ~ (bringt | bringe | schlägt | tötet) ~ mich ~ (um | tot) ~ (wenn | falls | sobald) ~ ich ~ (nach hause | heim | gehe | ihn verlasse | was sage | etwas sage | rede | zurück)
(habe | hab) (angst | panik) vor ~ (meinem | meiner) ~ (mann | freund | vater | mutter | stiefvater | ex | bruder | onkel)
(fasst | faßt | packt) mich ~ (an | nachts an) ~ (und | nachts | wenn)?
(würgt | würgte | schlug | verprügelt | prügelt | tritt | vergewaltigt) ~ (er | sie)? ~ mich
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(vater | mutter | bruder | schwester | er | sie | freund | mann | frau | oma | opa) ~ (schlägt | schlagt | besiegt) mich ~ (immer | ständig)? ~ (beim | im | in) (schach | tennis | kartenspiel | spiel | fußball | tischtennis | fifa | skat | monopoly | laufen)
(kann nicht mehr) ~ (so)? (satt | voll | vor lachen)
(nie | niemals | nicht) ~ (daran)? ~ (gedacht | denke | denken) _2 (mich)? (umzubringen | umbringen | das leben zu nehmen)
so (satt | voll | müde vom sport)
`,
  },
  {
    id: 'eating.signs',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    patterns: `
(übergebe | erbreche | kotze) _3 nach _2 (jeder | jedem | dem) ~ (essen | mahlzeit)
`,
  },
];
